import * as say from '@jinlin/domain/words/accountMessages'
import type { Turn } from './turn'

/** 我的, 绑定住址: what is bound, or how to bind it. */
export const homeText = ({ home }: Turn): string => (home ? say.bound({ place: home.address }) : say.notBound())

/** 楼栋群: the group of the home that is bound, or how to bind one. */
export const groupText = async (turn: Turn): Promise<string> => homeText(turn)
