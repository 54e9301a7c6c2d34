import { lines } from '@jinlin/domain/words/lines'

/** A picture or voice that can't be kept. */
export const notKept = '这条没收到，换成照片或语音再发一次。'
/** What follows the answer to a voice that can't be opened: it is reported all the same. */
export const voiceUnopened = '语音我打不开，请打字说一句是什么事。'
/** The answer to more pictures and voices than one may send in an hour or a day. */
export const tooManyFiles = '照片和语音发得太快了，歇一会儿再发。文字照常收。'

type Lost = { what: string; at: string; why?: string }
/** What the sender of a picture or voice hears when it never came to us; `why` = a refusal in whole words. */
export const mediaLost = ({ what, at, why }: Lost) =>
  why
    ? `您 ${at} 发的${what}没加上：${why}`
    : `您 ${at} 发的${what}没取到。／还用得上的话，请再发一次。`.replace('／', '\n')

/** What the writer hears of a message that no try could handle; `officer` = somebody has been shown it. */
export const notHandled = ({ at, officer }: { at: string; officer: boolean }) =>
  lines(
    `您 ${at} 发的这条没处理好。`,
    officer ? '已请值班的人看，也可以再发一次。' : '请再发一次。急事先打 119、110、120。',
  )

type Left = { account: string; person: string; at: string; what: string; words?: string }
/** The mark on the duty officer’s news page for a message that no try could handle; its words are quoted, so that they are not lost. */
export const leftMark = ({ account, person, at, what, words }: Left) =>
  `公众号「${account}」：${person} ${at} 发的${what}没能自动处理${words ? `：「${words}」` : ''}，请联系。`
/** What kind of message it was, where somebody has to look. */
export const messageNames = { text: '文字', image: '照片', voice: '语音', location: '位置' } as const
