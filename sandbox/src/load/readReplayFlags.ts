import { between, flagKinds } from '@jinlin/backend/commandLine/flagKinds'
import { readOnlyFlags } from '@jinlin/backend/commandLine/readCommandLine'
import { required } from '@jinlin/backend/commandLine/required'

/** The town's clock goes no faster. */
const fastest = 3600

/** What a replay is told: the file of reports, and how they are to go through which town. Throws CommandRefusal for anything else. */
export function readReplayFlags(args: readonly string[]) {
  const { file, rate, speed, seed, limit, settle, data } = readOnlyFlags(args, {
    file: flagKinds.file,
    rate: flagKinds.above0,
    speed: between(1, fastest),
    seed: flagKinds.whole,
    limit: flagKinds.count,
    settle: flagKinds.above0,
    data: flagKinds.folder,
  })
  return {
    file: required('--file', file, flagKinds.file),
    limit,
    data: data ?? '.data',
    numbers: { rate: rate ?? 20, speed: speed ?? 60, seed: seed ?? 7, settleSeconds: settle ?? 180 },
  }
}
