const lookMs = 4000

/**
 * Hears what is said in a person's chats, and what did not reach them: at once while they are on the screen, else by a look now and then, since a
 * browser has few connections for one address.
 */
export function hear(openid, take, onShown) {
  const who = `openid=${encodeURIComponent(openid)}`
  let stream
  let open = false
  const listen = () => {
    stream = new EventSource(`/__fake/events?${who}`)
    stream.onmessage = ({ data }) => take(JSON.parse(data), true)
    stream.addEventListener('undelivered', ({ data }) => take(notBrought(JSON.parse(data)), true))
  }
  const look = async (quietly) => {
    for (const line of await outbox(who)) take(line, quietly)
  }
  const timer = setInterval(() => open || document.hidden || look(false), lookMs)
  const setOpen = (now) => {
    if (open === now) return
    open = now
    if (open) listen()
    else stream?.close()
    if (open) requestAnimationFrame(onShown)
  }
  const stop = () => {
    clearInterval(timer)
    stream?.close()
  }
  void look(true)
  return { setOpen, stop }
}

/** A note of the platform as a line; the same one again is the same line. */
const notBrought = (row) => ({ ...row, from: 'undelivered', id: `${row.at} ${row.accountKey} ${row.why}` })

/** What the platform has for them; nothing when it does not answer. */
async function outbox(who) {
  const heard = await fetch(`/__fake/outbox?${who}`).then(
    (answer) => answer.json(),
    () => [],
  )
  return Array.isArray(heard) ? heard : (heard.items ?? [])
}
