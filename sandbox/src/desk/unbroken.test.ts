import { beforeAll, describe, expect, it } from 'vitest'

let piecesOf: (text: string) => string[]
beforeAll(async () => {
  piecesOf = (await import(new URL('public/unbroken.js', import.meta.url).href)).piecesOf
})
const whole = (text: string) => piecesOf(text).filter((_, i) => i % 2)

describe('a sentence on a narrow desk', () => {
  it.each([
    ['噪音扰民，编号 000007', ['编号 000007']],
    ['在网格长手机上点「开始处理」', ['网格长手机', '点「开始处理」']],
    ['在区中心调度员手机上点「返回」', ['区中心调度员手机', '点「返回」']],
    ['师傅手机：点「接单」', ['师傅手机', '点「接单」']],
    ['「开始处理」，再「拍照办结」', ['「开始处理」', '再「拍照办结」']],
    ['再点开「路灯不亮」，它在「任务」的「进行中」里。', ['再点开「路灯不亮」', '「任务」', '「进行中」']],
    ['派给 王**，240 米', ['240 米']],
    ['不用点，自动派单', []],
  ])('%s: keeps %j in one piece', (text, kept) => {
    expect(whole(text)).toEqual(kept)
    expect(piecesOf(text).join('')).toBe(text)
  })
})
