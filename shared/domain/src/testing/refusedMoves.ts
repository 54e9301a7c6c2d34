import type { Case } from '../cases/case'
import type { CommandInput } from '../cases/commandInput'
import { mostPhotos, mostTalk } from '../cases/limits'
import type { ErrorCode } from '../errors'
import { systemActor } from '../people/roles'
import { afterPhoto } from './cast'
import {
  clerk,
  county,
  dispatcher,
  leader,
  leader2,
  minutes,
  neighbour,
  resident,
  secretary,
  stranger,
} from './factories'
import { after, filed, inState, type Move, tell } from './stories'

const DAYS = 24 * 60
const toClerk: CommandInput['offer'] = {
  to: 'clerk',
  name: '刘洋',
  role: 'community_clerk',
  kind: 'officer',
  reason: '社区值班',
  firstLeft: [],
}
const toDispatcher: CommandInput['offer'] = { ...toClerk, to: 'dispatcher', name: '黄海', role: 'dispatcher' }

const offered = inState('offered')
const accepted = inState('accepted')
const closed = inState('closed')
const declined = inState('declined')
const pool = after(filed(), [7, 'supervise', clerk()])
const taken = after(pool, [8, 'claim', leader2()])
const secret = filed({ category: 'E2404' })
const secretAsked = after(secret, [0, 'offer', systemActor, toClerk])
const beside: Move[] = [
  [1, 'open_pool', systemActor, { nobody: true }],
  [1, 'offer', systemActor, toClerk],
]
const besidePool = tell(filed(), beside)
const central = filed({ place: { areaPath: county }, level: 'district' })
const centralAsked = after(central, [0, 'offer', systemActor, toDispatcher])
const proposed = after(accepted, [3, 'propose_decline', clerk()])
const holdOf = (until: Date) => ({ reason: '等配件', until })
const soon = after(accepted, [3, 'ask_hold', leader(), holdOf(minutes(5))])
const rated = after(inState('resolved'), [6, 'rate', resident(), { stars: 5 }])
const lined = after(rated, [7, 'rate', resident(), { stars: 5, line: '很快' }])
const urged = after(accepted, [3, 'urge', resident()])
const full = { ...offered, timeline: [...Array(mostTalk).fill(offered.timeline[0]), ...offered.timeline] }
const photo = (nth: number) => ({ ...afterPhoto(minutes(1)), id: `photo-${nth}`, by: 'resident' })
const nine = { ...accepted, attachments: Array.from({ length: mostPhotos }, (_, nth) => photo(nth)) }

const line = (stars: number) => ({ stars, line: '真的很快' })
const into = (change: object) => ({ into: { id: 'case-2', state: 'offered' as const, areaPath: county, ...change } })
const staff = { onDuty: true, openJobs: 0, skills: [], metres: 300 }
const nowhere = { onDuty: true, openJobs: 0, skills: [] }
const himself = { person: { userId: 'leader', name: '李强', role: 'grid_leader' as const } }
const unskilled = { reason: '要师傅', to: { userId: 'p', name: '吴军', skills: [] } }

/** A move that the rules refuse, with its code and what the person reads. */
export type RefusedMove = [code: ErrorCode, text: string, found: Case, move: Move]

/** Everything that people's moves are refused for by the rules, as it comes about. */
export const refusedMoves: readonly RefusedMove[] = [
  ['case_moved', '「派遣中」时办不了这一步，请看进度。', offered, [5, 'confirm', resident()]],
  ['case_moved', '刚有变化，已更新，看过再办。', after(accepted, [4, 'assign', clerk()]), [5, 'start', leader()]],
  ['case_moved', '刚有变化，已更新，看过再办。', offered, [7, 'decline_offer', leader()]],
  ['case_moved', '您已经关注，有进展会通知您。', offered, [1, 'follow', neighbour({ mayFollow: true, follows: true })]],
  ['case_moved', '您没有关注这件事，不用再取消。', offered, [1, 'unfollow', clerk()]],
  ['case_moved', '已有申请在等批，请等上级答复。', proposed, [4, 'ask_hold', leader()]],
  ['case_moved', '没有要批的这项申请，您不用再批。', accepted, [4, 'approve_hold', clerk()]],
  ['case_moved', '申诉只有一次，已经用过。请打 12345。', { ...declined, appealed: true }, [4, 'reopen', resident()]],
  ['case_moved', '您已打过分，有话请写进「补充」。', lined, [8, 'rate', resident(), line(5)]],
  ['case_moved', '您已打过分，有话请写进「补充」。', rated, [7, 'rate', resident(), line(4)]],
  ['case_moved', '已到最上一级，请退回或转给科局。', central, [1, 'escalate', dispatcher()]],
  ['case_moved', '那件事已办结或已并案，请换一件。', offered, [1, 'merge', clerk(), into({ state: 'closed' })]],

  ['taken', '已被 周** 接单，您不用再去。', taken, [9, 'claim', leader()]],
  ['offer_over', '时间到，已问下一位，您不用再办。', offered, [4, 'accept', leader()]],
  ['offer_over', '时间到，抢单池里还能抢。', offered, [7, 'accept', leader()]],
  ['offer_over', '时间到，已问下一位，您不用再办。', secretAsked, [5, 'accept', clerk()]],
  ['offer_over', '时间到，已问下一位，您不用再办。', besidePool, [16, 'accept', clerk()]],
  [
    'off_duty',
    '您现在不在岗，打开「在岗」再接单。',
    pool,
    [8, 'claim', leader2({ staff: { ...staff, onDuty: false } })],
  ],
  ['cap_reached', '手上 5 件，办结一件再接。', pool, [8, 'claim', leader2({ staff: { ...staff, openJobs: 5 } })]],
  ['not_allowed', '离得太远抢不了，请抢近一点的。', pool, [8, 'claim', leader({ staff: { ...staff, metres: 4001 } })]],
  ['not_allowed', '还不知道您在哪，请打开定位再抢。', pool, [8, 'claim', leader2({ staff: nowhere })]],

  ['not_allowed', '这一步由上报人办，请告诉他们。', inState('resolved'), [5, 'confirm', leader()]],
  ['not_allowed', '这一步由承办人办，请告诉他们。', accepted, [5, 'resolve', resident()]],
  ['not_allowed', '这一步由承办人或上级办，请告诉他们。', offered, [1, 'escalate', leader()]],
  ['not_allowed', '这一步由区中心办，请告诉他们。', offered, [1, 'transfer', clerk()]],
  ['not_allowed', '这一步由科局办，请告诉他们。', offered, [1, 'return', clerk()]],
  ['not_allowed', '这一步由派到的人办，请告诉他们。', offered, [1, 'accept', clerk()]],
  ['not_allowed', '这一步由能抢单的人办，请告诉他们。', pool, [8, 'claim', clerk()]],
  ['not_allowed', '您自己报的，不用关注也会通知您。', offered, [1, 'follow', resident()]],
  ['not_allowed', '这件事不公开，不能关注，请问社区。', secret, [1, 'follow', secretary()]],
  ['not_allowed', '自己报的要别人来批，请等一等。', proposed, [4, 'approve_decline', clerk()]],
  ['not_allowed', '这一单推不了，请指定人、转出或退回。', centralAsked, [1, 'decline_offer', dispatcher()]],
  ['not_found', '这件事不在您的查看范围，请从列表里选。', offered, [1, 'urge', stranger()]],

  ['too_soon', '刚刚办过，过一会儿再来。', urged, [4, 'urge', resident()]],
  ['case_full', '这件事的记录已满，新情况请另报一件。', full, [1, 'urge', resident()]],
  ['photos_full', '已传满 9 张，还有的请用文字说。', nine, [5, 'add_photo', resident()]],
  ['photo_missing', '先拍一张处理后的照片。', accepted, [5, 'resolve', leader(), {}]],
  ['reason_missing', '还差一句原因，选一个或写几个字。', accepted, [5, 'hand_back', leader(), { reason: ' ' }]],
  [
    'category_unknown',
    '没有这个类别，请换一个，或者选「其他」。',
    offered,
    [1, 'recategorise', clerk(), { category: 'X' }],
  ],
  ['invalid', '已经是这个类别，请选别的。', offered, [1, 'recategorise', clerk(), { category: offered.category }]],
  ['invalid', '这些已经传过，请换别的照片或语音。', accepted, [5, 'add_photo', resident(), { attachments: [] }]],
  ['invalid', '「评分」没填对，改一下再发。', inState('resolved'), [5, 'rate', resident(), { stars: 6 }]],
  ['invalid', '「备注」没填对，改一下再发。', offered, [1, 'add_note', resident(), { note: ' ' }]],
  ['invalid', '「科局」没填对，改一下再发。', offered, [1, 'transfer', dispatcher(), { department: '', reason: '转' }]],
  ['invalid', '这件事已在他手上，请换一个人。', accepted, [5, 'assign', clerk(), himself]],
  ['invalid', '这位师傅接不了，请换人或直接退回。', accepted, [5, 'hand_back', leader(), unskilled]],
  ['invalid', '不能并到自己里面，请换一件。', offered, [1, 'merge', clerk(), into({ id: offered._id })]],
  ['invalid', '那件事在别的旗县，请换一件。', offered, [1, 'merge', clerk(), into({ areaPath: '1509/150981' })]],
  ['invalid', '最多挂账 180 天，请选近一点的日期。', accepted, [5, 'ask_hold', leader(), holdOf(minutes(181 * DAYS))]],
  ['date_past', '日期要在今天以后，请重新选。', accepted, [5, 'ask_hold', leader(), holdOf(minutes(1))]],
  ['date_past', '申请的日期已过，请选「不同意挂账」。', soon, [6, 'approve_hold', clerk()]],
  ['too_late', '处理好已过 7 天，请重新上报。', closed, [7 * DAYS + 5, 'reopen', resident()]],
  ['too_late', '过了 7 天不能申诉，请打 12345。', declined, [7 * DAYS + 3, 'reopen', resident()]],
  ['too_late', '打分已过一天，有话请写进「补充」。', rated, [DAYS + 7, 'rate', resident(), line(5)]],
  ['too_late', '办结已过 7 天，新情况请重新上报。', closed, [7 * DAYS + 6, 'add_note', resident()]],
]
