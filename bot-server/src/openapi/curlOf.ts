import type { AnyRoute } from '../http/route'

/** A call as one command for a shell, with `$API`, `$TOKEN` and the names of its path as variables; a body is read from `body.json`. */
export function curlOf({ method, path, permission, body, form }: AnyRoute): string {
  const parts = [
    `curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} "$API${path.replace(/:(\w+)/g, (_, name: string) => `$${variable(name)}`)}"`,
  ]
  if (permission !== 'public') parts.push('-H "Authorization: Bearer $TOKEN"')
  if (method === 'post') parts.push('-H "Idempotency-Key: $(date +%s%N)"')
  if (form) parts.push('-F file=@photo.jpg -F phase=before')
  else if (body) parts.push("-H 'Content-Type: application/json' -d @body.json")
  return parts.join(' ')
}

const variable = (name: string) => name.replace(/[A-Z]/g, '_$&').toUpperCase()
