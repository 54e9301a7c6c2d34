import { unavailable } from '../words/wechat'
import { buildRequest, type DeliveryRequest } from './buildRequest'
import { checkReply } from './checkReply'
import { makeMsgId } from './makeId'
import { isMini } from './miniPush'
import { isMessage, type Saying } from './sayings'
import type { Delivery, DeliveryTry, FakeAccount } from './types'
import { openWindow } from './windows'
import { clockOf, show, type World } from './world'

/** How long WeChat waits for an answer, in ms, unless the options say otherwise. */
const defaultTryMs = 5000
const tries = 3

/** Brings what a person said to the account's server: 5 s a try, three tries, the same body and MsgId; shows the answer in the chat. */
export async function deliver(world: World, said: Saying, account: FakeAccount): Promise<Delivery> {
  const { openid } = said
  const msgId = isMessage(said) ? (said.msgId ?? makeMsgId()) : undefined
  noteActs(world, said)
  const request = buildRequest(world, said, account, msgId)
  const delivery: Delivery = { accountKey: account.key, openid, ...(msgId && { msgId }), tries: [], reply: null }
  world.deliveries.push(delivery)
  await inTurn(world)
  if (world.deliveries.length > 5000) world.deliveries.shift()
  const copies = Array.from({ length: world.delivery.copies }, () => runTries(world, request, said, account, delivery))
  const shown = (await Promise.all(copies)).find((one) => one !== undefined)
  if (shown) delivery.reply = shown
  if (!isMini(account)) showAnswer(world, { accountKey: account.key, openid }, delivery)
  return delivery
}

/** What stands in the chat afterwards: the answer, or WeChat's own words that there is none. */
function showAnswer(world: World, whose: { accountKey: string; openid: string }, { reply, problem }: Delivery) {
  if (reply) show(world, { ...whose, from: 'account', via: 'passive', ...reply })
  else if (problem) show(world, { ...whose, from: 'system', via: 'system', type: 'text', text: unavailable })
}

/** Lets a delivery through, unless it has to wait for those that come after it. */
async function inTurn(world: World) {
  if (world.delivery.hold <= 0) return
  world.delivery.hold -= 1
  const turn = new Promise<void>((go) => world.held.push(go))
  if (world.delivery.hold === 0) for (const [n, go] of world.held.splice(0).reverse().entries()) setTimeout(go, n * 100)
  await turn
}

function noteActs(world: World, said: Saying) {
  if (said.type === 'subscribe') {
    world.followers.add(said.openid)
    const via = said.scene ? 'ADD_SCENE_QR_CODE' : 'ADD_SCENE_SEARCH'
    world.follows.set(said.openid, { at: clockOf(world), via, scene: said.scene ?? '' })
  }
  if (said.type === 'unsubscribe') world.followers.delete(said.openid)
  if (isMessage(said)) openWindow(world, said.openid, 'message')
  if (['subscribe', 'scan', 'click'].includes(said.type)) openWindow(world, said.openid, 'action')
}

async function runTries(
  world: World,
  request: DeliveryRequest,
  said: Saying,
  account: FakeAccount,
  delivery: Delivery,
) {
  for (let round = 0; round < tries; round++) {
    const started = Date.now()
    const { answer, ...seen } = await oneTry(world, request)
    const log: DeliveryTry = { at: new Date(clockOf(world)).toISOString(), ms: Date.now() - started, ...seen }
    delivery.tries.push(log)
    if (answer === undefined) continue
    const checked = checkReply(answer, said.openid, account, clockOf(world))
    if ('problem' in checked) {
      log.problem = checked.problem
      delivery.problem = checked.problem
      return undefined
    }
    delete delivery.problem
    return 'silent' in checked ? undefined : checked
  }
  delivery.problem = 'no answer in three tries'
  return undefined
}

async function oneTry(
  world: World,
  request: DeliveryRequest,
): Promise<{ answer?: string; status?: number; outcome: string }> {
  const { slow, drop } = world.delivery
  const tryMs = world.options.tryMs ?? defaultTryMs
  const dropped = drop.first > 0 && drop.first-- > 0
  if (dropped && drop.how === 'before') return { outcome: 'dropped before it arrived' }
  if (slow.first > 0 && slow.first-- > 0) await new Promise((done) => setTimeout(done, slow.ms))
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      body: request.body,
      headers: { 'content-type': 'text/xml', 'user-agent': 'Mozilla/4.0' },
      signal: AbortSignal.timeout(tryMs),
    })
    const answer = await response.text()
    if (dropped) return { status: response.status, outcome: 'answer lost on the way' }
    if (response.status !== 200) return { status: response.status, outcome: 'not 200' }
    return { answer, status: 200, outcome: 'answered' }
  } catch (error) {
    return { outcome: error instanceof Error && error.name === 'TimeoutError' ? 'no answer in time' : 'unreachable' }
  }
}
