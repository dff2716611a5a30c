import { parseCidr } from "../../../foundation/cidr.ts";
import type { PrivateNames } from "../../endpoint-settings.ts";
import type { ComplianceCheck } from "../compliance-script.ts";
import { psList } from "../powershell.ts";

/** An IPv4 address as a number, to compare with a range. */
export const NUMBER_FUNCTION: readonly string[] = [
  "function ConvertTo-Number {",
  "    param([System.Net.IPAddress] $Address)",
  "    $bytes = $Address.GetAddressBytes()",
  "    [System.Array]::Reverse($bytes)",
  "    [System.BitConverter]::ToUInt32($bytes, 0)",
  "}",
];

/** Check that Kiro is reached privately (guide section 3.1.3); none where it has no private name. */
export function nameChecks({ hosts, cidrs }: PrivateNames): readonly ComplianceCheck[] {
  if (hosts.length === 0) return [];
  const ranges = cidrs.flatMap((text) => {
    const range = parseCidr(text);
    return range === undefined ? [] : [`@(${String(range.first)}, ${String(range.last)})`];
  });
  return [
    {
      id: "private-names",
      what: "Kiro's names resolve to private addresses.",
      lines: [
        `$ranges = @(${ranges.map((range) => `,${range}`).join(" + ")})`,
        `foreach ($name in ${psList(hosts)}) {`,
        "    foreach ($address in [System.Net.Dns]::GetHostAddresses($name)) {",
        "        if ($address.AddressFamily -ne 'InterNetwork') {",
        '            "$name resolves to $address"',
        "            continue",
        "        }",
        "        $number = ConvertTo-Number $address",
        "        $inside = @($ranges | Where-Object { $number -ge $_[0] -and $number -le $_[1] })",
        "        if ($inside.Count -eq 0) {",
        '            "$name resolves to $address, outside the private ranges"',
        "        }",
        "    }",
        "}",
      ],
    },
  ];
}
