/** What somebody says of no matter, without marks and spaces, by what it is. */
export const smallTalk: Readonly<Record<'hello' | 'thanks' | 'yes' | 'nothing', readonly string[]>> = {
  hello: ['你好', '您好', '喂', '在吗', '在不在', '有人吗', '早上好', '中午好', '下午好', '晚上好', 'hi', 'hello'],
  thanks: ['谢谢', '谢谢您', '谢谢你', '谢谢了', '感谢', '多谢'],
  yes: ['好的', '好', '嗯', '知道了', '收到', 'ok'],
  nothing: ['哈哈', '测试', 'test'],
}

/** What is answered to it; to nothing at all, that it was not understood. */
export const smallTalkAnswers = {
  hello: '您好，我在。直接说事情和地点就行。\n也可以回复 查询、催一下、撤销、人工。',
  thanks: '不客气。有事直接发给我。',
  yes: '好的。有事直接发给我。',
} as const
