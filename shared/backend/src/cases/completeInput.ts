import type { Case, CommandName } from '@jinlin/domain/cases/case'
import type { CommandInput } from '@jinlin/domain/cases/commandInput'
import { op } from '../infra/defineModel'
import { CaseModel } from './CaseModel'
import { FollowerModel } from './FollowerModel'

/** Who speaks next for a case whose reporter, or whoever took over, withdraws, and whether merged cases hang on this one. Read after the case: whoever follows later meets a newer version. */
const whoGoesOn = async (found: Case): Promise<CommandInput['withdraw']> => {
  const leaving = found.speaker ?? found.reporter.userId
  const [follower, child] = await Promise.all([
    FollowerModel.findOne({ caseId: found._id, userId: op({ $ne: leaving }) })
      .sort({ at: 1 })
      .lean(),
    CaseModel.findOne({ parentId: found._id }).select('_id').lean(),
  ])
  return { ...(follower ? { earliestFollower: follower.userId } : {}), hasChildren: child !== null }
}

/** Adds to a command's input what only the database knows and what must be as fresh as the case itself. */
export const completeInput = async <N extends CommandName>(
  found: Case,
  command: N,
  input: CommandInput[N],
): Promise<CommandInput[N]> => {
  if (command !== 'withdraw') return input
  return { ...input, ...(await whoGoesOn(found)) }
}
