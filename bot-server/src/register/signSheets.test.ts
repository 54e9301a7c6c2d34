import { EntranceModel } from '@jinlin/backend/register/EntranceModel'
import { EstateModel } from '@jinlin/backend/register/EstateModel'
import { paths } from '@jinlin/backend/testing/factories'
import jsQR from 'jsqr'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusedAs } from '../testing/refusedAs'
import { useServer } from '../testing/useServer'
import { useTown } from '../testing/useTown'
import { buildHomes, type SmallWechat, startSmallWechat, storeCommunityAccount } from './testing/homes'
import { openPdf } from './testing/openPdf'

const { as } = useTown(useServer())

let wechat: SmallWechat
beforeAll(async () => {
  wechat = await startSmallWechat()
  await buildHomes()
  await storeCommunityAccount()
})
afterAll(() => wechat.close())

const made = () => wechat.calls.filter(({ path }) => path === '/cgi-bin/qrcode/create')

describe('the signs of an estate', () => {
  it('are one page for each entrance, and its code leads there', async () => {
    const { status, headers, body } = await as('clerk').get('/api/estates/e1/qr-sheets')
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const pdf = await openPdf(body)
    expect(pdf.pages).toBe(3)
    expect(await Promise.all([1, 2, 3].map(async (page) => (await pdf.textOf(page)).replaceAll(' ', '')))).toEqual([
      expect.stringContaining('察哈尔社区泉山家园3号楼1单元'),
      expect.stringContaining('泉山家园3号楼2单元'),
      expect.stringContaining('泉山家园10号楼1单元'),
    ])
    const { data, width, height } = await pdf.draw(2)
    const said = jsQR(data, width, height)?.data
    const sign = await EntranceModel.findById('b3-2').lean()
    expect(said).toBe(`http://weixin.qq.com/q/${sign?.scene}`)
    const scanned = await as('resident').post('/api/entrances/scan', { qr: said })
    expect(scanned.body.data.id).toBe('b3-2')
  })

  it('are permanent codes of the account, made once however often they are printed', async () => {
    const before = made().length
    expect(before).toBe(3)
    expect(made()[0]?.body).toMatchObject({ action_name: 'QR_LIMIT_STR_SCENE' })
    await as('leader').get('/api/estates/e1/qr-sheets')
    expect(refusedAs(await as('leader2').get('/api/estates/e1/qr-sheets'))).toEqual([404, 'not_found'])
    expect((await as('secretary').get('/api/estates/e1/qr-sheets')).status).toBe(200)
    expect(made()).toHaveLength(before)
  })

  const nothingPrinted = () => EntranceModel.updateMany({}, { $unset: { url: 1, accountKey: 1 } })
  const saidOn = async (page: number) => {
    const { status, body } = await as('clerk').get('/api/estates/e1/qr-sheets')
    expect(status).toBe(200)
    const { data, width, height } = await (await openPdf(body)).draw(page)
    return jsQR(data, width, height)?.data
  }

  it.each([48001, 45029])(
    'say what the mini-program reads, where no account may make codes any more (%i)',
    async (code) => {
      await nothingPrinted()
      wechat.noCodes = { wx_community: code }
      const said = await saidOn(2)
      wechat.noCodes = {}
      const sign = await EntranceModel.findById('b3-2').lean()
      expect([said, sign?.url]).toEqual([sign?.scene, undefined])
      expect((await as('resident').post('/api/entrances/scan', { qr: said })).body.data.id).toBe('b3-2')
    },
  )

  it('are codes of the account above, where the community’s own may make none', async () => {
    await nothingPrinted()
    await storeCommunityAccount('street', paths.street)
    wechat.noCodes = { wx_community: 48001 }
    expect(await saidOn(2)).toMatch(/^http:\/\/weixin\.qq\.com\/q\//)
    wechat.noCodes = {}
    expect((await EntranceModel.findById('b3-2').lean())?.accountKey).toBe('street')
  })

  it('are asked for once more when WeChat makes none for now', async () => {
    await nothingPrinted()
    wechat.noCodes = { wx_community: 45011, wx_street: 45011 }
    expect(refusedAs(await as('clerk').get('/api/estates/e1/qr-sheets'))).toEqual([503, 'retry_same_key'])
    wechat.noCodes = {}
  })

  const named = async (name: string) => {
    await EstateModel.updateOne({ _id: 'e1' }, { $set: { name } })
    return as('secretary').get('/api/estates/e1/qr-sheets')
  }

  it('show rare characters of a name, each as itself', async () => {
    const drawn = async (name: string) => {
      const { data, width } = await (await openPdf((await named(name)).body)).draw(1)
      return Buffer.from(data.subarray(98 * 2 * width * 4, 155 * 2 * width * 4))
    }
    const [one, other, two] = [await drawn('垴'), await drawn('塄'), await drawn('垴垴')]
    expect(one.equals(other)).toBe(false)
    const ink = (picture: Buffer) => picture.filter((value, at) => at % 4 === 0 && value < 128).length
    expect(ink(two)).toBeGreaterThan(ink(one) * 1.8)
    expect(ink(two)).toBeLessThan(ink(one) * 2.2)
    const { textOf } = await openPdf((await named('石圳垴家园')).body)
    expect((await textOf(1)).replaceAll(' ', '')).toContain('石圳垴家园')
  })

  it('with a character nobody can print are refused with that character', async () => {
    const refused = await named('大圐圙小区')
    expect(refusedAs(refused)).toEqual([400, 'invalid'])
    expect(refused.body.error.message).toBe('名称里的「圐」印不出来，换一个写法再印。')
    await named('泉山家园')
  })

  it('are for those who put them up', async () => {
    expect(refusedAs(await as('resident').get('/api/estates/e1/qr-sheets'))).toEqual([403, 'not_allowed'])
    expect(refusedAs(await as('clerk').get('/api/estates/none/qr-sheets'))).toEqual([404, 'not_found'])
    expect(refusedAs(await as('clerk').get('/api/estates/e2/qr-sheets'))).toEqual([404, 'not_found'])
  })
})
