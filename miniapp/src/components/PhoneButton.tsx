import { Button as WechatButton } from '@tarojs/components'
import { phoneCodeHere } from '../services/phoneCode'
import { Button } from './Button'
import './PhoneButton.css'

export type PhoneButtonProps = {
  children: string
  kind: 'filled' | 'tinted'
  small?: boolean
  onCode: (code?: string) => void
}

/** The tap by which WeChat gives a code for the own number; no code = the person would rather not, or WeChat is not here. */
export const PhoneButton = ({ children, kind, small, onCode }: PhoneButtonProps) =>
  process.env.TARO_ENV === 'weapp' ? (
    <WechatButton
      className={`button button-${kind} ${small ? 'button-small' : ''} phone-button`}
      openType="getPhoneNumber"
      onGetPhoneNumber={({ detail }) => onCode(detail.code)}
    >
      {children}
    </WechatButton>
  ) : (
    <Button kind={kind} small={small} onTap={() => void phoneCodeHere().then(onCode, () => onCode())}>
      {children}
    </Button>
  )
