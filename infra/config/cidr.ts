import { Address4 } from "ip-address";

const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((range) => new Address4(range));

/** An IPv4 range: its network address and prefix length, whatever host bits the text carried. */
export class Cidr {
  readonly #given: Address4;
  readonly #text: string;

  /** @param text a range in the form 10.0.0.0/16; anything else throws, so check the form first */
  constructor(text: string) {
    this.#text = text;
    this.#given = new Address4(text);
  }

  /** Length of the network prefix in bits, 0 to 32: the greater, the smaller the range. */
  get prefix(): number {
    return this.#given.subnetMask;
  }

  /** Whether the text names a host in the range instead of the range itself, as 10.0.0.5/16 does. */
  get hasHostBits(): boolean {
    return this.toString() !== this.#text;
  }

  /** Whether every address is private by RFC 1918. */
  get isPrivate(): boolean {
    return PRIVATE_RANGES.some((range) => this.#given.isInSubnet(range));
  }

  /** Whether this range lies inside the other, or equals it. */
  isWithin(other: Cidr): boolean {
    return this.#given.isInSubnet(other.#given);
  }

  /** Whether the two ranges share an address. Of two CIDR ranges that do, one always holds the other. */
  overlaps(other: Cidr): boolean {
    return this.isWithin(other) || other.isWithin(this);
  }

  /** The range without host bits, as 10.0.0.0/16. */
  toString(): string {
    return `${this.#given.startAddress().correctForm()}/${this.prefix}`;
  }
}
