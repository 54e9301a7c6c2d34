import type { Attachment, Case, CommandName } from '../cases/case'
import type { CommandInput } from '../cases/commandInput'
import type { Actor } from '../people/roles'
import { systemActor } from '../people/roles'
import {
  aPlace,
  clerk,
  clerk2,
  departmentOfficer,
  dispatcher,
  dispatcher2,
  grid,
  grid2,
  leader,
  leader2,
  minutes,
  neighbour,
  plumber,
  resident,
  secretary,
  stranger,
  streetOfficer,
} from './factories'

/** Everybody of the tiny town who can give a command, the machine included. */
export const cast: readonly Actor[] = [
  systemActor,
  resident(),
  neighbour({ mayFollow: true }),
  stranger(),
  leader(),
  leader2(),
  plumber(),
  clerk(),
  clerk2(),
  secretary(),
  streetOfficer(),
  dispatcher(),
  dispatcher2(),
  departmentOfficer(),
]

/** A photo of the finished work, taken at this moment. */
export const afterPhoto = (at: Date): Attachment => ({
  id: `photo-after-${at.getTime()}`,
  kind: 'photo',
  phase: 'after',
  by: 'leader',
  at,
})

/** Input that every command accepts at this moment, in whatever case of the tiny town the table allows it. */
export const validInput = (now: Date): CommandInput => ({
  submit: undefined as never,
  offer: { to: 'leader', name: '李强', role: 'grid_leader', kind: 'first', reason: '离您 300 米', firstLeft: [] },
  expire_offer: { cause: 'off_duty' },
  decline_offer: { reason: '走不开' },
  open_pool: {},
  accept: {},
  claim: {},
  start: {},
  resolve: { attachments: [afterPhoto(now)] },
  confirm: {},
  auto_close: {},
  rate: { stars: 5, line: '很快' },
  reopen: { reason: '还是不亮' },
  withdraw: {},
  urge: {},
  add_note: { note: '在三号楼旁边' },
  add_photo: { attachments: [afterPhoto(now)] },
  change_place: { place: aPlace({ areaPath: grid2, gridCode: grid2.split('/')[4] }), level: 'grid' },
  follow: {},
  unfollow: {},
  hand_back: { reason: '不是我这一片' },
  escalate: { reason: '需要更多人手' },
  assign: { person: { userId: 'leader3', name: '钱伟', role: 'grid_leader' } },
  supervise: { note: '今天办完' },
  ask_hold: { reason: '等配件', until: minutes(3 * 24 * 60, now) },
  approve_hold: {},
  refuse_hold: { reason: '配件有货' },
  resume: {},
  propose_decline: { reason: '不归本市管' },
  approve_decline: {},
  refuse_decline: { reason: '归我们管' },
  recategorise: { category: 'E0110' },
  transfer: { department: 'urban_management', reason: '属市政设施' },
  return: { reason: '不属我局' },
  merge: { into: { id: 'case-2', state: 'offered', areaPath: grid } },
  split: {},
  remind: {},
  alert: {},
  breach: {},
})

/** Where valid input depends on the case: not the same person, category or stars again. */
function fitted(input: CommandInput, { assignee, category, rating, attachments }: Case): CommandInput {
  const more = input.add_photo.attachments.map((each) => ({ ...each, id: `photo-${attachments.length}` }))
  const person =
    assignee?.userId === 'leader3' ? ({ userId: 'leader4', name: '冯涛', role: 'grid_leader' } as const) : undefined
  return {
    ...input,
    add_photo: { attachments: more },
    ...(person ? { assign: { person } } : {}),
    ...(category === 'E0110' ? { recategorise: { category: 'P0137' } } : {}),
    ...(rating ? { rate: { ...input.rate, stars: rating.stars } } : {}),
  }
}

/** Other valid input of the same command: with who goes on, unsolved, to a named person, to somebody else, for longer. */
const others: { [N in CommandName]?: (now: Date) => CommandInput[N][] } = {
  withdraw: () => [{ earliestFollower: 'neighbour2' }, { hasChildren: true }],
  rate: () => [{ stars: 1, solved: false }, { stars: 2 }],
  hand_back: () => [{ reason: '让会修的来', to: { userId: 'plumber', name: '周师傅', skills: ['plumber'] } }],
  open_pool: () => [{ nobody: true }],
  expire_offer: () => [{ cause: 'time' }],
  ask_hold: (now) => [{ reason: '等开春', until: minutes(170 * 24 * 60, now) }],
  assign: () => [{ person: { userId: 'clerk', name: '赵红', role: 'community_clerk' } }],
  recategorise: () => [{ category: 'E2104' }, { category: 'E2208' }, { category: 'H0102' }],
  transfer: () => [{ department: 'property', reason: '属物业' }],
  propose_decline: () => [{ reason: '请打 95598', instead: '95598' }],
}

/** The valid input of one command, for this case where it matters; `variant` 0 = the plain one, any other one of the rest. */
export function inputOf<N extends CommandName>(command: N, now: Date, found?: Case, variant = 0): CommandInput[N] {
  const plain = (found ? fitted(validInput(now), found) : validInput(now))[command]
  const all = [plain, ...(others[command]?.(now) ?? [])]
  return all[variant % all.length] ?? plain
}
