interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}
export interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame; readonly children?: readonly number[] }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}
export interface ProfileSum {
  readonly busy: number;
  readonly stages: ReadonlyMap<string, number>;
  readonly own: ReadonlyMap<string, number>;
  readonly all: ReadonlyMap<string, number>;
}
export function sumProfiles(
  profiles: readonly CpuProfile[],
  nameOf?: (frame: CallFrame) => { readonly stage: string; readonly name: string },
): ProfileSum;
