import * as say from '@jinlin/domain/words/accountMessages'
import type { Turn } from './turn'

/** 我的, 绑定住址: what is bound, or how to bind it. */
export function homeText({ home, doorway }: Turn): string {
  const place = home?.address ?? doorway?.address
  return place ? say.bound({ place }) : say.notBound()
}
