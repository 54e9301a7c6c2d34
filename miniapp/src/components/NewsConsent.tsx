import type { PresentedConsent } from '@jinlin/domain/notifications/consentApi'
import type { TemplateTitle } from '@jinlin/domain/notifications/templates'
import { View } from '@tarojs/components'
import { lazy, Suspense, useEffect } from 'react'
import { Refused } from '../services/api'
import { askForNews, canAskForNews, loadConsents, residentNews, useConsents } from '../services/consent'
import { say } from '../services/go'
import { common } from '../words/common'
import { consentWords as words } from '../words/consent'
import { Button } from './Button'
import { Icon } from './Icon'

// asked for in place, so that a production build doesn't even contain it
const Sandbox =
  process.env.JINLIN_SANDBOX === '1'
    ? lazy(() => import('./ConsentSheet').then(({ ConsentSheet }) => ({ default: ConsentSheet })))
    : undefined

const open = (consents: readonly PresentedConsent[]) =>
  void askForNews(consents).catch((error) => say(error instanceof Refused ? error.message : common.noAnswer))

/** What may be sent of these kinds, fetched when the page opens; nothing where there is nothing to ask. */
function useAskable(titles: readonly TemplateTitle[]): PresentedConsent[] {
  const consents = useConsents(titles)
  useEffect(() => {
    if (canAskForNews()) void loadConsents().catch(() => undefined)
  }, [])
  return canAskForNews() ? (consents ?? []) : []
}

const Question = () =>
  Sandbox ? (
    <Suspense>
      <Sandbox />
    </Suspense>
  ) : null

/** R2, R3: 有进展时通知我, then whether it will be. */
export function NewsConsent() {
  const consents = useAskable(residentNews)
  if (consents.length === 0) return null
  const will = consents.some(({ credits }) => credits > 0)
  const wont = !will && consents.every(({ refused }) => refused)
  return (
    <>
      <View className="card row gap-l" id="consent">
        <Icon name="bell" className="ink-2" />
        <View className="grow">{will ? words.will : wont ? words.wont : words.ask}</View>
        {!will && !wont && (
          <Button id="consent-open" small onTap={() => open(consents)}>
            {words.open}
          </Button>
        )}
      </View>
      <Question />
    </>
  )
}

/** R14: 接收通知, how often it may still come, and asking for more. */
export function ConsentFact({ titles }: { titles: readonly TemplateTitle[] }) {
  const consents = useAskable(titles)
  if (consents.length === 0) return null
  const left = consents.reduce((sum, { credits }) => sum + credits, 0)
  return (
    <>
      <View className="fact" id="consent">
        <View className="fact-label">{words.mine}</View>
        <View className="fact-value grow end">{left > 0 ? words.left(left) : words.none}</View>
        <Button id="consent-more" small onTap={() => open(consents)}>
          {left > 0 ? words.more : words.open}
        </Button>
      </View>
      <Question />
    </>
  )
}
