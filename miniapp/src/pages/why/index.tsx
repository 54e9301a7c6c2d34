import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { FirstFew } from '../../components/FirstFew'
import { Notice, Skeleton } from '../../components/Notice'
import { Page } from '../../components/Page'
import { titleOf } from '../../services/describe'
import type { Explanation, Neighbour } from '../../services/why'
import { common } from '../../words/common'
import { whyWords as words } from '../../words/why'
import { AskedList } from './AskedList'
import { GiveSheet } from './GiveSheet'
import { NeighbourRow } from './NeighbourRow'
import { OneByName } from './OneByName'
import { useWhy } from './useWhy'
import './index.css'

/** Why a case went to whom it went, or to nobody: in one sentence, then who was asked, then who is near. */
export default function WhyPage() {
  const { id = '' } = useRouter().params
  const { found, why, loading } = useWhy(id)
  return (
    <Page title={words.title} loading={loading.refused ? undefined : loading}>
      {loading.refused && <Notice kind="denied" text={common.notYours} />}
      {!loading.refused && !(why && found) && <Skeleton rows={3} />}
      {!loading.refused && why && found && <Explained found={found} why={why} />}
    </Page>
  )
}

function Explained({ found, why: { text, asked, people } }: { found: PresentedCase; why: Explanation }) {
  const [chosen, setChosen] = useState<Neighbour>()
  const give = found.commands.includes('assign') ? setChosen : undefined
  return (
    <>
      <View className="card">
        <View className="sub ink-2">{titleOf(found)}</View>
        <View id="why-text" className="body strong above-s phrase">
          {text}
        </View>
      </View>
      {asked.length > 0 && <AskedList asked={asked} />}
      <View className="section">{words.near}</View>
      <View className="card why-list">
        {people.length === 0 && <View className="body ink-2">{words.noneNear}</View>}
        <FirstFew rows={people.map((each) => <NeighbourRow key={each.userId} person={each} onGive={give} />)} />
      </View>
      <OneByName found={found} onGive={give} />
      {chosen && <GiveSheet found={found} person={chosen} onClose={() => setChosen(undefined)} />}
    </>
  )
}
