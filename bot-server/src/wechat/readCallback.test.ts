import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callbackRequest, type TestAccount, testAccounts } from '../testing/callbackRequest'
import { unnamedPlace } from '../words/dialogue'
import { readCallback } from './readCallback'

const [plain, , safe] = testAccounts as [TestAccount, TestAccount, TestAccount]
const now = new Date('2026-11-24T06:20:00Z')
const timestamp = now.getTime() / 1000
const read = (account: TestAccount, { query, body }: { query: URLSearchParams; body: string }) => {
  const of = (name: string) => query.get(name) ?? ''
  return readCallback(
    account,
    { signature: of('signature'), timestamp: of('timestamp'), nonce: of('nonce'), msg_signature: of('msg_signature') },
    body,
    now,
  )
}
const contentOf = (fields: string) => {
  const seen = read(safe, callbackRequest(safe, { fields, timestamp }))
  return 'inbound' in seen ? seen.inbound.content : seen
}
const event = (name: string, rest = '') => contentOf(`<MsgType>event</MsgType><Event>${name}</Event>${rest}`)
const pieces = [
  '<xml>',
  '</xml>',
  '<ToUserName>',
  '<![CDATA[',
  ']]>',
  '&lt;',
  '<a b="c"/>',
  '<?xml?>',
  '<!--',
  '-->',
  'x',
  '\u0000',
  '<FromUserName>o</FromUserName>',
]

describe('a signed delivery', () => {
  it('never breaks us, whatever stands in it', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...pieces)).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(anything, (xml) => {
        for (const account of [plain, safe])
          expect(read(account, callbackRequest(account, { xml, timestamp }))).toEqual({ refused: expect.any(Number) })
      }),
      { numRuns: 500 },
    )
  })

  it('is what the person did', () => {
    const media = '<MediaId>m</MediaId>'
    expect(contentOf(`<MsgType>image</MsgType><PicUrl>http://x</PicUrl>${media}`)).toEqual({
      kind: 'image',
      mediaId: 'm',
    })
    expect(contentOf(`<MsgType>voice</MsgType>${media}<Format>amr</Format><Recognition>漏水了</Recognition>`)).toEqual({
      kind: 'voice',
      mediaId: 'm',
      format: 'amr',
      recognition: '漏水了',
    })
    expect(
      contentOf(
        '<MsgType>location</MsgType><Location_X>41.03</Location_X><Location_Y>113.11</Location_Y><Label>家</Label>',
      ),
    ).toEqual({
      kind: 'location',
      lat: 41.03,
      lng: 113.11,
      label: '家',
    })
    const unnamed = '<MsgType>location</MsgType><Location_X>41.03</Location_X><Location_Y>113.11</Location_Y>'
    expect(contentOf(`${unnamed}<Label>${unnamedPlace}</Label>`)).not.toHaveProperty('label')
    expect(event('subscribe', '<EventKey>qrscene_JL-d1</EventKey>')).toEqual({ kind: 'follow', scene: 'JL-d1' })
    expect(event('subscribe', '<EventKey>last_trade_no_1</EventKey>')).toEqual({ kind: 'follow' })
    expect(event('SCAN', '<EventKey>JL-d1</EventKey>')).toEqual({ kind: 'scan', scene: 'JL-d1' })
    expect(event('CLICK', '<EventKey>my_cases</EventKey>')).toEqual({ kind: 'menu', key: 'my_cases' })
    expect(event('unsubscribe')).toEqual({ kind: 'unfollow' })
    const sent =
      '<SendLocationInfo><Location_X>41</Location_X><Location_Y>113</Location_Y><Poiname></Poiname></SendLocationInfo>'
    expect(event('location_select', sent)).toEqual({ kind: 'location', lat: 41, lng: 113 })
  })

  it.each(['NaN', '', '1e3', '91', 'Infinity', '0x10p'])('has no place at latitude %s', (lat) => {
    expect(contentOf(`<MsgType>location</MsgType><Location_X>${lat}</Location_X><Location_Y>113</Location_Y>`)).toEqual(
      {
        kind: 'other',
        name: 'location',
      },
    )
  })

  it('of a kind nobody knows is kept as such', () => {
    expect(event('LOCATION', '<Latitude>41</Latitude>')).toEqual({ kind: 'other', name: 'LOCATION' })
    expect(contentOf('<MsgType>hologram</MsgType>')).toEqual({ kind: 'other', name: 'hologram' })
  })
})
