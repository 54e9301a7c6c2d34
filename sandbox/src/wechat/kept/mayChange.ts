import type { IncomingMessage } from 'node:http'

/** What screens and tests ask of the platform again and again, only to look. */
const looks = new Set(['outbox', 'events', 'media', 'menu', 'codes', 'transcript', 'clock', 'consents'])
const control = /^\/__fake\/([^?]*)/

/** Whether a call may have changed what is kept of people; true unless it is known only to look. */
export const mayChange = ({ method, url = '' }: Pick<IncomingMessage, 'method' | 'url'>): boolean =>
  method !== 'GET' || !looks.has(control.exec(url)?.[1] ?? '')
