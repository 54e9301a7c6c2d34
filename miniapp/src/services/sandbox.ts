/** True only in the build of the sandbox; production builds know no `?as`. */
export const inSandbox = process.env.JINLIN_SANDBOX === '1' && process.env.TARO_ENV === 'h5'

/** Whose phone this is in the sandbox (`/m/?as=<key>`); undefined on a real phone. */
export function sandboxKey(): string | undefined {
  if (!inSandbox) return undefined
  return new URLSearchParams(window.location.search).get('as') ?? undefined
}
