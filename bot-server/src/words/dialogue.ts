/** Who takes what no community's account was written for. */
export const centre = '区中心'
/** The note a handler finds when a resident asks for a human. */
export const humanWanted = '居民请求人工联系'
/** What is said when a report that was not sent yet is taken back. */
export const draftDropped = '已撤销，还没有上报。需要时再发给我。'
/** The answer to an address outside the city. */
export const outside = '这个位置不在本市。／发个市内的位置，或回复小区和楼号。'.replaceAll('／', '\n')
/** A picture or voice that can't be kept. */
export const notKept = '这个文件没收到，换成照片或语音再发一次。'
/** What is said to an entrance that is not known. */
export const codeUnknown = '没认出这个二维码。／把小区和楼号发给我也行。'.replaceAll('／', '\n')
/** How a position is called that came without a name. */
export const yourPosition = '您发的位置'
/** Words with nothing to act on in them. */
export const greetings: readonly string[] = [
  '你好',
  '您好',
  '在吗',
  '在不在',
  '有人吗',
  '谢谢',
  '感谢',
  '多谢',
  '好的',
  '好',
  '嗯',
  '知道了',
  '收到',
  '哈哈',
  '测试',
  '早上好',
  '晚上好',
  'hi',
  'hello',
  'ok',
  'test',
]
