import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './Icon'

export type ButtonProps = {
  children: ReactNode
  kind?: 'filled' | 'tinted' | 'plain' | 'text' | 'bad' | 'off'
  icon?: string
  small?: boolean
  chosen?: boolean
  grow?: boolean
  id?: string
  onTap: () => void
}

/** A target of at least 96 (长辈版 128); one `filled` a screen. An `off` button still answers the tap: it says why. */
export const Button = ({ children, kind = 'tinted', icon, small, chosen, grow, id, onTap }: ButtonProps) => (
  <View
    id={id}
    role="button"
    className={`button button-${kind} ${small ? 'button-small' : ''} ${chosen ? 'chip-on' : ''} ${grow ? 'grow' : ''}`}
    hoverClass="button-press"
    hoverStayTime={100}
    onClick={onTap}
  >
    {icon && <Icon name={icon} size={small ? 'small' : undefined} />}
    {children}
  </View>
)
