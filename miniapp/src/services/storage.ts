import Taro from '@tarojs/taro'
import { sandboxKey } from './sandbox'

// All phones of the desk share one origin: without the person's key they would read each other's cases.
const full = (name: string) => `jinlin:${sandboxKey() ?? ''}:${name}`

/** What was kept under this name, or undefined; never throws, because a full or broken store must not stop a report. */
export function readKept<T>(name: string): T | undefined {
  try {
    const text: unknown = Taro.getStorageSync(full(name))
    return typeof text === 'string' && text ? (JSON.parse(text) as T) : undefined
  } catch {
    return undefined
  }
}

/** Keeps a value at once; false when the phone has no room. */
export function keep(name: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(full(name), JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/** Forgets what was kept under this name. */
export function forget(name: string): void {
  try {
    Taro.removeStorageSync(full(name))
  } catch {
    keep(name, null)
  }
}
