import { useStores } from '@jinlin/backend/testing/useStores'
import { wechatFor } from '@jinlin/backend/wechat/wechatClient'
import { DomainError } from '@jinlin/domain/errors'
import { describe, expect, it } from 'vitest'
import { control, useClient } from './testing/clientWorld'

useStores()
useClient()

describe('the mini-program', () => {
  it('learns who signs in, once a code', async () => {
    const mini = await wechatFor('wx_mini')
    const { code } = (await control('js_code?openid=mini-3')) as { code: string }
    await expect(mini.jscode2session(code)).resolves.toMatchObject({ openid: 'mini-3', unionid: 'u-3' })
    await expect(mini.jscode2session(code)).rejects.toMatchObject({ code: 'code_invalid' })
  })

  it('learns the phone a person hands over', async () => {
    const { code } = (await control('phone_code?openid=mini-3')) as { code: string }
    await expect((await wechatFor('wx_mini')).phoneOf(code)).resolves.toBe('19900000001')
  })

  it('takes the phone of another country for none of this one', async () => {
    const { code } = (await control('phone_code?openid=mini-4')) as { code: string }
    await expect((await wechatFor('wx_mini')).phoneOf(code)).rejects.toMatchObject({ code: 'code_invalid' })
  })

  it('is not found under an id nobody knows', async () => {
    await expect(wechatFor('wx_none')).rejects.toBeInstanceOf(DomainError)
  })
})
