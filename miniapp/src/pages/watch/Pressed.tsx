import { roleLabel } from '@jinlin/domain/words/roles'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Icon } from '../../components/Icon'
import { spaced } from '../../services/describe'
import type { DueArea, DueCounts, DuePerson, WatchFigures } from '../../services/watch'
import { watchWords as words } from '../../words/watch'

/** Where and with whom it presses: an area leads one level down. */
export function Pressed({ figures: { areas, people } }: { figures: WatchFigures }) {
  const known = people.filter(({ name }) => name !== '')
  return (
    <>
      {areas.length > 0 && <View className="section">{words.areas}</View>}
      {areas.length > 0 && (
        <View className="card watch-list" id="areas">
          {areas.map((each) => (
            <AreaRow key={each.path} area={each} />
          ))}
        </View>
      )}
      {known.length > 0 && <View className="section">{words.people}</View>}
      {known.length > 0 && (
        <View className="card watch-list" id="people">
          {known.map((each) => (
            <PersonOfBoard key={each.userId} person={each} />
          ))}
        </View>
      )}
    </>
  )
}

const AreaRow = ({ area }: { area: DueArea }) => {
  const { path, name } = area
  const down = () => void Taro.navigateTo({ url: `/pages/watch/index?path=${path}&name=${encodeURIComponent(name)}` })
  return (
    <View className="watch-row tap" role="button" data-area={path} onClick={down}>
      <View className="body grow phrase">{spaced(name)}</View>
      <Counts counts={area} />
      <Icon name="right" size="small" className="ink-3" />
    </View>
  )
}

const PersonOfBoard = ({ person }: { person: DuePerson }) => (
  <View className="watch-row">
    <View className="grow">
      <View className="body">{person.name}</View>
      {person.role && <View className="cap ink-2">{roleLabel(person.role)}</View>}
    </View>
    <Counts counts={person} />
  </View>
)

/** Both kinds together: what is about to be late, and in red what is. */
const Counts = ({ counts }: { counts: DueCounts }) => {
  const soon = counts.respondSoon + counts.closeSoon
  const late = counts.respondLate + counts.closeLate
  return (
    <View className="watch-counts">
      {soon > 0 && <View className="ink-2">{words.soonCount(soon)}</View>}
      {late > 0 && <View className="tone-bad strong">{words.lateCount(late)}</View>}
    </View>
  )
}
