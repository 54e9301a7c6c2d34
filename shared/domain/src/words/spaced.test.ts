import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spaced } from './spaced'

describe('a sentence', () => {
  it.each([
    ['泉山家园3号楼2单元', '泉山家园 3 号楼 2 单元'],
    ['还剩11分钟', '还剩 11 分钟'],
    ['正在给您找 水暖 师傅，先问 420 米 外的 李师傅。', '正在给您找水暖师傅，先问 420 米外的 李师傅。'],
    ['王** 说 路灯不亮 处理好了，用时 5 小时。', '王** 说路灯不亮处理好了，用时 5 小时。'],
    ['现由 察哈尔社区 值班 刘** 接手。', '现由察哈尔社区值班 刘** 接手。'],
    ['已转 区住建局，期限不变。', '已转区住建局，期限不变。'],
    ['不在这里就发个位置，发错了回复 撤销。', '不在这里就发个位置，发错了回复 撤销。'],
    ['点一下，或回复 催一下 加编号。', '点一下，或回复 催一下 加编号。'],
    ['也可以回复 查询、催一下、撤销、人工。', '也可以回复 查询、催一下、撤销、人工。'],
    ['正在问 李师傅，正在请 王** 接单', '正在问 李师傅，正在请 王** 接单'],
    ['李师傅 到了，李师傅 说修好了', '李师傅 到了，李师傅 说修好了'],
    ['第 3 网格长 王** 已接单', '第 3 网格长 王** 已接单'],
  ])('%s is written %s', (said, written) => expect(spaced(said)).toBe(written))

  it('written twice is the same as once', () => {
    const part = fc.constantFrom('路灯', '回复', '撤销', ' ', '3', '王**', '李师傅', '，', '。', 'A', '\n')
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const once = spaced(parts.join(''))
        return spaced(once) === once
      }),
      { numRuns: 2000 },
    )
  })
})
