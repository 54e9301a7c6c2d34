const enough = 10_000

/** Asks the town for JSON; waits and tries again while a server is starting. Rejects on a refusal. */
export async function ask(path, options) {
  for (let pause = 500; ; pause = Math.min(pause * 2, enough)) {
    const answer = await fetch(path, options).catch(() => undefined)
    if (answer?.ok) return answer.json()
    if (answer && answer.status < 500 && answer.status !== 429) throw new Error(`${path} ${answer.status}`)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

const json = (body, headers = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

/** Everybody of the town, by key. */
export async function readPeople() {
  const { data } = await ask('/__sandbox/people')
  return new Map(data.items.map((person) => [person.key, person]))
}

const sessions = new Map()

/** A session token of a person, for watching what their phone is told. */
export function tokenOf(key) {
  if (!sessions.has(key)) {
    const opened = openSession(key)
    sessions.set(key, opened)
    opened.catch(() => sessions.delete(key))
  }
  return sessions.get(key)
}

/** Forgets a token that no longer opens anything. */
export const forgetToken = (key) => sessions.delete(key)

async function openSession(key) {
  const { data } = await ask(`/__sandbox/as/${encodeURIComponent(key)}`)
  const session = await ask('/api/sessions', json({ code: data.code }, { 'idempotency-key': newKey() }))
  return session.data.token
}

/** A key no other tap or call has. */
export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(36)).join('')

const patienceMs = 5000

/** How fast the town's clock goes (`speed` 1 = real time, 60 = a minute passes in a second) which `town` it is, and whether a replay goes on (`replaying`); `fast` turns it first and waits until every new case has it. Rejects when the town does not answer within 5 s. */
export async function townClock(fast) {
  const signal = AbortSignal.timeout(patienceMs)
  const answer = await fetch('/__sandbox/clock', { ...(fast === undefined ? {} : json({ fast })), signal })
  if (!answer.ok) throw new Error(`clock ${answer.status}`)
  return (await answer.json()).data
}

/** A person says something to an account; resolves when the platform has the account's answer, or knows that there is none. */
export const say = (saying) =>
  fetch('/__fake/say', json(saying)).then((answer) => answer.ok || Promise.reject(new Error('say')))

/** The signs at the entrances a person passes, their own first. */
export const signsOf = (key) => ask(`/__sandbox/signs/${encodeURIComponent(key)}`).then(({ data }) => data.items)

/** A person scans a sign: whoever does not follow its account does so by it; resolves when the platform knows what the account says. */
export const scan = (openid, { accountKey, scene }) =>
  fetch('/__fake/scan', json({ openid, accountKey, scene })).then(
    (answer) => answer.ok || Promise.reject(new Error('scan')),
  )

/** The menu an account has made for itself, or nothing. */
export async function menuOf(accountKey) {
  const menu = await fetch(`/__fake/menu?accountKey=${accountKey}`).then(
    (answer) => (answer.ok ? answer.json() : {}),
    () => ({}),
  )
  const buttons = menu.menu?.button ?? menu.button ?? []
  return buttons.length ? buttons : undefined
}

/** Asks the API as this person. */
async function askAs(key, path) {
  return ask(path, { headers: { authorization: `Bearer ${await tokenOf(key)}` } })
}

/** The newest case a person reported, as they see it, or nothing. */
export async function newestCase(key) {
  const { data } = await askAs(key, '/api/cases?mine=1&limit=1')
  return data.items[0]
}

/** What a person reported, newest first, at most fifty, as they see it. */
export async function ownCases(key) {
  const { data } = await askAs(key, '/api/cases?mine=1&limit=50')
  return data.items
}

/** A person's newest news. */
export async function newsOf(key) {
  const { data } = await askAs(key, '/api/me/news')
  return data.items
}

/** Since when (ms) an account waits for this person to say where it is; undefined when none does. */
export async function waitsForPlace(key) {
  const { data } = await ask(`/__sandbox/waiting/${encodeURIComponent(key)}`)
  return data.since ? Date.parse(data.since) : undefined
}

/** A case as this person sees it; rejects when they may not. */
export async function caseAs(key, id) {
  const { data } = await askAs(key, `/api/cases/${encodeURIComponent(id)}`)
  return data
}
