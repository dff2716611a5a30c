/** The hardware of one compute type of WorkSpaces. */
export interface ComputeType {
  /** Virtual processors. */
  readonly vCpu: number;
  /** Memory in GiB. */
  readonly memoryGib: number;
  /** Whether it has a graphics processor, or a share of one. */
  readonly hasGpu: boolean;
  /** What AWS says about its end, where there is one. */
  readonly retired?: string;
}

const cpu = (vCpu: number, memoryGib: number): ComputeType => ({ vCpu, memoryGib, hasGpu: false });
const gpu = (vCpu: number, memoryGib: number): ComputeType => ({ vCpu, memoryGib, hasGpu: true });

/**
 * Every compute type that the WorkSpaces API knows (API reference, WorkspaceProperties), with its hardware.
 * Source: AWS, "Amazon WorkSpaces bundles"; for the G6 family, "Amazon EC2 instance types" of the same names.
 * Ends: WorkSpaces administration guide, "Amazon WorkSpaces quotas".
 */
export const COMPUTE_TYPES = {
  VALUE: cpu(1, 2),
  STANDARD: cpu(2, 4),
  PERFORMANCE: cpu(2, 8),
  POWER: cpu(4, 16),
  POWERPRO: cpu(8, 32),
  GENERALPURPOSE_4XLARGE: cpu(16, 64),
  GENERALPURPOSE_8XLARGE: cpu(32, 128),
  GRAPHICS: { ...gpu(8, 15), retired: "unsupported since 30 November 2023" },
  GRAPHICSPRO: { ...gpu(16, 122), retired: "ended on 31 October 2025" },
  GRAPHICS_G4DN: gpu(4, 16),
  GRAPHICSPRO_G4DN: gpu(16, 64),
  GRAPHICS_G6_XLARGE: gpu(4, 16),
  GRAPHICS_G6_2XLARGE: gpu(8, 32),
  GRAPHICS_G6_4XLARGE: gpu(16, 64),
  GRAPHICS_G6_8XLARGE: gpu(32, 128),
  GRAPHICS_G6_16XLARGE: gpu(64, 256),
  GRAPHICS_GR6_4XLARGE: gpu(16, 128),
  GRAPHICS_GR6_8XLARGE: gpu(32, 256),
  GRAPHICS_G6F_LARGE: gpu(2, 8),
  GRAPHICS_G6F_XLARGE: gpu(4, 16),
  GRAPHICS_G6F_2XLARGE: gpu(8, 32),
  GRAPHICS_G6F_4XLARGE: gpu(16, 64),
  GRAPHICS_GR6F_4XLARGE: gpu(16, 128),
} as const satisfies Readonly<Record<string, ComputeType>>;

/** Name of a compute type as the API writes it. */
export type ComputeTypeName = keyof typeof COMPUTE_TYPES;

/** The least that a developer's desktop has (guide section 4.1.1). */
export const MINIMA = { vCpu: 8, memoryGib: 32, rootGib: 175 } as const;

/** Why a compute type is not for developers, or undefined when it is. */
export function unfit({ vCpu, memoryGib, retired }: ComputeType): string | undefined {
  if (retired !== undefined) return retired;
  const isBelow = vCpu < MINIMA.vCpu || memoryGib < MINIMA.memoryGib;
  return isBelow ? `${vCpu} vCPU and ${memoryGib} GiB, below ${MINIMA.vCpu} and ${MINIMA.memoryGib}` : undefined;
}

/** The compute types that developers may have, weakest first. */
export const DEVELOPER_COMPUTE_TYPES = (Object.keys(COMPUTE_TYPES) as ComputeTypeName[]).filter(
  (name) => unfit(COMPUTE_TYPES[name]) === undefined,
);

/** The hardware of a compute type by name; undefined for a name that WorkSpaces does not know. */
export function computeType(name: string): ComputeType | undefined {
  return Object.hasOwn(COMPUTE_TYPES, name) ? COMPUTE_TYPES[name as ComputeTypeName] : undefined;
}

/** Sizes in GiB that a volume may have: some values, or all from one to another. */
export type Sizes = readonly number[] | { readonly from: number; readonly to: number };

/** The largest volume, in GiB. */
export const LARGEST_GIB = 2000;

/**
 * Which user volumes go with which root volumes.
 * Source: WorkSpaces administration guide, "Modify a WorkSpace", "Modify volume sizes".
 */
export const VOLUME_PAIRS: readonly { readonly root: Sizes; readonly user: Sizes }[] = [
  { root: [80], user: [10, 50, 100] },
  { root: { from: 175, to: LARGEST_GIB }, user: { from: 100, to: LARGEST_GIB } },
];

/** Whether a size is among some sizes. */
export function isAmong(gib: number, sizes: Sizes): boolean {
  return "from" in sizes ? Number.isInteger(gib) && gib >= sizes.from && gib <= sizes.to : sizes.includes(gib);
}

/** The user volumes that go with a root volume; undefined when AWS makes no such root volume. */
export function userVolumesFor(rootGib: number): Sizes | undefined {
  return VOLUME_PAIRS.find(({ root }) => isAmong(rootGib, root))?.user;
}
