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
        kind: 'unreadable',
        name: 'location',
      },
    )
  })

  it.each(['video', 'shortvideo', 'link', 'miniprogrampage', 'hologram', 'constructor', '__proto__'])(
    'of kind %s is a message that cannot be read',
    (kind) => {
      const fields = `<MsgType>${kind}</MsgType><MediaId>m</MediaId><Title>t</Title><Url>u</Url>`
      expect(contentOf(fields)).toEqual({ kind: 'unreadable', name: kind })
    },
  )

  it.each([
    'LOCATION',
    'VIEW',
    'view_miniprogram',
    'scancode_push',
    'pic_weixin',
    'user_enter_tempsession',
    'toString',
  ])('of event %s means nothing to us and is kept as such', (name) => {
    const rest =
      '<EventKey>k</EventKey><Latitude>41</Latitude><SendPicsInfo><Count>1</Count></SendPicsInfo><ScanCodeInfo><ScanResult>r</ScanResult></ScanCodeInfo>'
    expect(event(name, rest)).toEqual({ kind: 'other', name })
  })

  it('of a new form of a known event means nothing, and breaks nothing', () => {
    const odd = '<SendLocationInfo>x</SendLocationInfo><SubscribeMsgPopupEvent><List>x</List></SubscribeMsgPopupEvent>'
    expect(event('location_select', odd)).toEqual({ kind: 'other', name: 'location_select' })
    expect(event('subscribe_msg_popup_event', odd)).toEqual({ kind: 'other', name: 'subscribe_msg_popup_event' })
  })

  it('is a code that was scanned from the menu', () => {
    const scanned = '<ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult>JL-d1</ScanResult></ScanCodeInfo>'
    expect(event('scancode_waitmsg', scanned)).toEqual({ kind: 'scan', scene: 'JL-d1' })
  })

  it('tells what became of our messages, one or several', () => {
    const item = (id: string, status: string) =>
      `<List><TemplateId>${id}</TemplateId><SubscribeStatusString>${status}</SubscribeStatusString></List>`
    const list = [
      { templateId: 'a', accepted: true },
      { templateId: 'b', accepted: false },
    ]
    const popup = (inner: string) => `<SubscribeMsgPopupEvent>${inner}</SubscribeMsgPopupEvent>`
    const both = popup(item('a', 'accept') + item('b', 'reject'))
    expect(event('subscribe_msg_popup_event', both)).toEqual({ kind: 'consent', asked: true, list })
    const one = popup(item('a', 'accept')).replaceAll('Popup', 'Change')
    expect(event('subscribe_msg_change_event', one)).toEqual({
      kind: 'consent',
      asked: false,
      list: list.slice(0, 1),
    })
    const sent =
      '<SubscribeMsgSentEvent><List><TemplateId>a</TemplateId><MsgID>1864517216423043082</MsgID><ErrorCode>43101</ErrorCode><ErrorStatus>refuse</ErrorStatus></List></SubscribeMsgSentEvent>'
    expect(event('subscribe_msg_sent_event', sent)).toEqual({
      kind: 'subscribeDone',
      list: [{ templateId: 'a', msgId: '1864517216423043082', code: '43101', status: 'refuse' }],
    })
    const done = '<MsgID>1864517216423043082</MsgID><Status>failed:user block</Status>'
    expect(event('TEMPLATESENDJOBFINISH', done)).toEqual({
      kind: 'templateDone',
      msgId: '1864517216423043082',
      status: 'failed:user block',
    })
  })

  it("keeps a person's words as they are, whatever they look like", () => {
    const words = '<!DOCTYPE x [<!ENTITY a "b">]> & &lt; <b>灯</b> \u0007 坏了'
    const content = contentOf(`<MsgType>text</MsgType><Content><![CDATA[${words}]]></Content>`)
    expect(content).toEqual({ kind: 'text', text: words.replace('\u0007', '') })
  })
})
