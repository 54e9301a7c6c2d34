import { describe, expect, it } from 'vitest'
import { withoutPersons } from './withoutPersons'

describe('what is kept to train on', () => {
  it.each([
    ['我叫张小三，路灯不亮', '我叫某某，路灯不亮'],
    ['路灯不亮，电话 138 1234 5678', '路灯不亮，电话 0'],
    ['身份证 152601198001011234 办居住证', '身份证 0 办居住证'],
    ['泉山家园3号楼2单元501漏水', '泉山家园3号楼2单元***'],
    ['王阿姨家的猫丢了', '某阿姨家的猫丢了'],
    ['物业经理不管', '物业经理不管'],
    ['我是因为下水道堵了才找的', '我是因为下水道堵了才找的'],
  ])('%s → %s', (text, kept) => expect(withoutPersons(text)).toBe(kept))
})
