import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { common } from '../words/common'
import { Icon } from './Icon'
import './Sheet.css'

export type SheetProps = { title: string; problem?: string; children: ReactNode; onClose: () => void }

/** One choice or one short input, from the bottom; a tap beside it closes it. */
export const Sheet = ({ title, problem, children, onClose }: SheetProps) => (
  <View className="sheet-shade" catchMove onClick={onClose}>
    <View className="sheet" role="dialog" aria-label={title} onClick={(event) => event.stopPropagation()}>
      <View className="sheet-head">
        <View className="t2 grow">{title}</View>
        <View className="sheet-close tap" role="button" aria-label={common.close} onClick={onClose}>
          <Icon name="cross" />
        </View>
      </View>
      {problem && <View className="sheet-problem">{problem}</View>}
      {children}
    </View>
  </View>
)
