import type { Scene } from './scene'
import type { Sentence, Side } from './sentence'
import { assigneeText, byText, handlerText, isHelp, noteText } from './whom'

const accepted = (scene: Scene) => (scene.after.assignee ? `${assigneeText(scene)} 已接单` : '已接单')

const withNote = (sentence: string, scene: Scene) => {
  const note = noteText(scene, 200)
  return note ? `${sentence}：${note}` : sentence
}

function rated({ after: { rating } }: Scene, side: Side): string {
  if (!rating) return '已评价'
  const line = side === 'staff' && rating.line ? `：${rating.line}` : ''
  return `打了 ${rating.stars} 分${rating.solved ? '' : '，没解决，已重新派出'}${line}`
}

/** What the timeline says of the work itself and of the reporter's answer. */
export const workingEntries = {
  accept: accepted,
  claim: accepted,
  start: ({ after }) => (isHelp(after) ? `${handlerText(after)} 到了` : '正在处理'),
  resolve: (scene) => withNote(`${handlerText(scene.after)} 说${isHelp(scene.after) ? '修' : '处理'}好了`, scene),
  confirm: () => '已确认解决，办结',
  auto_close: () => '没有收到回复，按解决办结',
  rate: rated,
  reopen: (scene) =>
    withNote(
      scene.before.state === 'declined' ? '不同意不予受理，已请上一级再看' : '没解决，已重新派出，记为返工',
      scene,
    ),
  withdraw: (scene) =>
    scene.after.state === 'withdrawn' ? withNote('已撤回', scene) : '上报人不再跟进，由一起关注的邻居接着跟',
  add_note: (scene) => {
    const staff = scene.entry.by.role !== undefined && scene.entry.by.role !== 'resident'
    return withNote(staff ? `${byText(scene)} 备注` : '补充', scene)
  },
  add_photo: ({ after }) => (after.attachments?.at(-1)?.kind === 'voice' ? '补了一段语音' : '补了照片'),
} as const satisfies Record<string, Sentence>
