/** A one-pixel photo: what the rules ask for is that there is one; the server re-encodes it like any other. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Sends the photo of finished work and returns its id; tries for ten seconds while the server is away, then throws. The key makes a second try the same photo. */
export async function uploadPhoto(base: string, token: string, key: string): Promise<string> {
  for (let i = 0; i < 20; i++) {
    const form = new FormData()
    form.set('file', new Blob([pixel], { type: 'image/png' }), 'after.png')
    form.set('phase', 'after')
    try {
      const answer = await fetch(`${base}/api/attachments`, {
        method: 'POST',
        body: form,
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': key },
      })
      if (answer.ok) return ((await answer.json()) as { data: { id: string } }).data.id
    } catch {
      // the server is away for a moment: the phone tries again
    }
    await new Promise((r) => setTimeout(r, 500))
  }
  throw new Error('the photo was not taken')
}
