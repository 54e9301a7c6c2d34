import { View } from '@tarojs/components'
import { useState } from 'react'
import { type ConsentAsk, useConsentAsk } from '../services/consentAsk'
import { sandboxConsent as words } from '../words/sandboxConsent'
import { Button } from './Button'
import { Sheet } from './Sheet'

/** WeChat's question which messages may be sent, as the sandbox plays it: each kind can be left out. */
export function ConsentSheet() {
  const ask = useConsentAsk()
  return ask ? <Question key={ask.consents.map(({ templateId }) => templateId).join()} ask={ask} /> : null
}

function Question({ ask }: { ask: ConsentAsk }) {
  const [out, setOut] = useState<string[]>([])
  const turn = (id: string) => setOut(out.includes(id) ? out.filter((each) => each !== id) : [...out, id])
  const allowed = ask.consents.flatMap(({ templateId }) => (out.includes(templateId) ? [] : [templateId]))
  return (
    <Sheet title={words.title} onClose={() => ask.answer([])}>
      <View className="chips">
        {ask.consents.map(({ title, templateId }) => (
          <Button key={title} kind="plain" chosen={!out.includes(templateId)} onTap={() => turn(templateId)}>
            {words.names[title]}
          </Button>
        ))}
      </View>
      <View className="above-l">
        <Button id="consent-allow" kind="filled" onTap={() => ask.answer(allowed)}>
          {words.allow}
        </Button>
      </View>
      <View className="above row row-centre">
        <Button id="consent-refuse" kind="text" onTap={() => ask.answer([])}>
          {words.refuse}
        </Button>
      </View>
    </Sheet>
  )
}
