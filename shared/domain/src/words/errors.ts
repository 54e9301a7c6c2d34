import { type Reached, submitLimits } from '../cases/submitLimits'
import type { ErrorCode } from '../errors'
import { whySentence } from './errorsWhy'
import { invalidSentence } from './fields'
import { stepSentence } from './policyFields'

/** What people read when something was refused: what happened and what to do, never whose fault it is. */
export const errorWords: Readonly<Record<ErrorCode, string>> = {
  invalid: invalidSentence(),
  category_unknown: '没有这个类别，请换一个，或者选「其他」。',
  place_missing: '还差一个地点，请发位置或选一个地方。',
  place_outside: '这个地方不在本市，请换一个地点。',
  photo_missing: '先拍一张处理后的照片。',
  attachment_unknown: '有照片或语音没传上来，请重新传一次。',
  reason_missing: '还差一句原因，选一个或写几个字。',
  date_past: '日期要在今天以后，请重新选。',
  join_code_wrong: '邀请码不对或过期了，请上级重发。',
  signed_out: '请重新登录，刚才的内容还在。',
  code_invalid: '登录没有成功，请重新打开小程序。',
  not_allowed: '这一步不由您来办，请找管这事的人。',
  not_found: '这件事不在您的查看范围，请从列表里选。',
  join_unknown: '名单里没有这个手机号，请用上级给的邀请码。',
  route_unknown: '没有这个地址，请从首页重新进入。',
  case_moved: '刚有变化，已更新，看过再办。',
  policy_moved: '别人刚改过，看过新的再改。',
  roster_moved: '别人刚改过名单，看过新的再改。',
  taken: '已被别人接单，您不用再去。',
  offer_over: '时间到，已问下一位，您不用再办。',
  cap_reached: '手上的事已满，办结一件再接。',
  off_duty: '您现在不在岗，打开「在岗」再接单。',
  too_soon: '刚刚办过，过一会儿再来。',
  too_late: '时间已过，有新情况请重新上报。',
  join_unapproved: '还要另一位上级同意，您才能加入。请告诉把您加进名单的人。',
  wecom_right_missing: '企业微信还没给这个应用「客户联系」的权限，请企业的管理员到企业微信后台打开。',
  already_joined: '这一行名单已经有人加入，或已结束。',
  case_full: '这件事的记录已满，新情况请另报一件。',
  photos_full: '已传满 9 张，还有的请用文字说。',
  words_too_long: '字数太多，请分几次发。',
  too_large: '一次发得太多，请分几次发。',
  file_too_large: '文件太大，请换一个小的。',
  photo_format: '照片打不开，换成 JPG 再传。',
  media_type: '这种格式收不了，请换一种。',
  key_reused: '这一次和上一次的内容不一样，请重新发。',
  join_locked: '邀请码试了 5 次都不对，一小时后再试，或请上级帮您核对。',
  too_many: '发得太快了，歇一会儿再试。',
  retry_same_key: '系统忙，已经记下，再试一次。',
  no_room: '系统暂时存不下，请过几分钟再试。急事请打 12345。',
  busy: '现在用的人多，过几秒再试。',
}

/** What people read when they have filed, called or joined as much as one may. */
export const reachedWords: Readonly<Record<Reached, string>> = {
  minute: `一分钟最多报 ${submitLimits.perMinute} 件，歇一会儿再报。`,
  day: `今天已报 ${submitLimits.perDay} 件，明天再报。急事请打 12345。`,
  household: `您家今天已报 ${submitLimits.householdPerDay} 件，明天再报。急事请打 12345。`,
  open_call_outs: `您叫的 ${submitLimits.openCallOuts} 位师傅还没办完，办完一件再叫。`,
  call_outs: `今天已叫 ${submitLimits.callOutsPerDay} 次师傅，明天再叫。急事请打 12345。`,
  joins: `今天已关注 ${submitLimits.joinsPerDay} 件，明天再加。`,
}

/** There is no room on the disk for one kind of thing; the others still go. */
const noRoomWords: Readonly<Record<string, string>> = {
  file: '照片和语音暂时存不下，请先用文字说，过一会儿再传。',
  other: '系统快存满了，现在只能上报和办事，这一项请过一会儿再办。',
}

/** WeChat gave no number for the code of its phone button. */
const phoneNotRead = '没拿到手机号，请再点一次。'
/** The number is one of another country: asking once more would not help. */
const phoneAbroad = '这里只收中国内地的手机号，请换一个。'

/** A roster names only whoever holds a post there. */
const noSuchPost = '名单里有人不在这里任职，请看过新的再选。'

/** A text that takes few characters is no place for the rest of it: it is shortened, a longer one goes on in another message. */
const tooLong = (limit: number) => `字数超过 ${limit}，${limit < 1000 ? '请写短些' : '请分几次发'}。`

const isReached = (why: unknown): why is Reached => typeof why === 'string' && Object.hasOwn(reachedWords, why)

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)

/** The sentence for a refusal, with what its details know: `by` (a masked name), `again` (`16:20`), `cap`, `limit` (characters), `field` or `character` of an `invalid` one, `poolSince` where an offer is over and may still be claimed, `why` of a command, of a `too_many`, of a `no_room`, of a roster and of a phone number that was not taken. */
export function errorText(code: ErrorCode, details: Record<string, unknown> = {}): string {
  const because = whySentence(details)
  if (because) return because
  const by = text(details.by)
  const again = text(details.again)
  if (code === 'taken' && by) return `已被 ${by} 接单，您不用再去。`
  if (code === 'offer_over' && details.poolSince) return '时间到，抢单池里还能抢。'
  if (code === 'code_invalid' && details.field === 'phoneCode')
    return details.why === 'abroad' ? phoneAbroad : phoneNotRead
  if (code === 'too_soon' && again) return `${again} 后可再催。`
  if (code === 'cap_reached' && typeof details.cap === 'number') return `手上 ${details.cap} 件，办结一件再接。`
  if (code === 'words_too_long' && typeof details.limit === 'number') return tooLong(details.limit)
  if (code === 'too_many' && isReached(details.why)) return reachedWords[details.why]
  if (code === 'no_room') return noRoomWords[text(details.why) ?? ''] ?? errorWords.no_room
  if (code === 'invalid' && text(details.character)) return `名称里的「${details.character}」印不出来，换一个写法再印。`
  if (code === 'invalid' && details.why === 'no_such_post') return noSuchPost
  if (code !== 'invalid') return errorWords[code]
  return stepSentence(details.field, details.why) ?? invalidSentence(text(details.field))
}
