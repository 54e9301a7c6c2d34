import { View } from '@tarojs/components'
import { common } from '../words/common'
import { Button } from './Button'
import { Icon } from './Icon'
import './Notice.css'

export type NoticeProps = {
  kind: 'empty' | 'error' | 'denied'
  text: string
  action?: { label: string; onTap: () => void }
}
const icons = { empty: 'empty', error: 'offline', denied: 'info' }

/** One sentence and at most one way on, where content would stand. */
export const Notice = ({ kind, text, action }: NoticeProps) => (
  <View className="notice">
    <Icon name={icons[kind]} size="huge" className="notice-icon" />
    <View className="notice-text phrase">{text}</View>
    {action && <Button onTap={action.onTap}>{action.label}</Button>}
  </View>
)

/** Under the bar: no network, no answer; the page stays usable. */
export const Banner = ({
  tone,
  icon,
  text,
  onTap,
}: {
  tone: 'warn' | 'brand' | 'bad'
  icon: string
  text: string
  onTap?: () => void
}) => (
  <View
    className={`banner banner-${tone} ${onTap ? 'banner-tap' : ''}`}
    role={onTap ? 'button' : 'status'}
    onClick={onTap}
  >
    <Icon name={icon} size="small" />
    <View className="grow phrase">{text}</View>
  </View>
)

/** The grey shapes of a list that is not here yet. */
export const Skeleton = ({ rows }: { rows: number }) => (
  <View className="skeleton">
    {Array.from({ length: rows }, (_, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the shapes are all alike
      <View key={at} className="skeleton-card">
        <View className="skeleton-line skeleton-short" />
        <View className="skeleton-line" />
      </View>
    ))}
  </View>
)

export type NothingProps = Omit<NoticeProps, 'kind'> & { known: boolean; problem?: string; rows: number }

/** A list with nothing in it: shapes until it has come, why it is empty once it is `known`; an answer that never came is not called empty. */
export const Nothing = ({ known, problem, rows, text, action }: NothingProps) => {
  if (known) return <Notice kind="empty" text={text} action={action} />
  return problem ? <Notice kind="error" text={common.notFetched} /> : <Skeleton rows={rows} />
}
