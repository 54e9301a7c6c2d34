import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { join as words } from '../../words/join'
import { handling } from '../../words/tasks'
import type { RosterRow } from './useRoster'

type RosterPeopleProps = { rows: RosterRow[]; onToggle: (id: string) => void; onSooner: (id: string) => void }

/** Those who can be named: a tap puts somebody last in the order or takes them out of it; who is named has a number. */
export const RosterPeople = ({ rows, onToggle, onSooner }: RosterPeopleProps) => (
  <View className="join-roster">
    {rows.map((row) => (
      <Person key={row.userId} row={row} onToggle={onToggle} onSooner={onSooner} />
    ))}
  </View>
)

type PersonProps = Omit<RosterPeopleProps, 'rows'> & { row: RosterRow }
const Person = ({ row: { userId, name, label, onDuty, turn }, onToggle, onSooner }: PersonProps) => (
  <View className="row gap join-row">
    <View
      className="row gap grow tap"
      role="checkbox"
      aria-checked={turn !== undefined}
      id={`roster-${userId}`}
      onClick={() => onToggle(userId)}
    >
      <View className="grow">
        <View className={`body ${onDuty ? '' : 'ink-2'}`}>{name}</View>
        <View className="sub ink-2">{[label, ...(onDuty ? [] : [handling.assignOff])].join(handling.dot)}</View>
      </View>
      {turn ? (
        <View className="body tone-brand">{words.rosterTurn(turn)}</View>
      ) : (
        <View className="sub ink-2">{words.rosterUnnamed}</View>
      )}
    </View>
    {turn !== undefined && turn > 1 && (
      <Button small kind="plain" id={`roster-sooner-${userId}`} onTap={() => onSooner(userId)}>
        {words.rosterSooner}
      </Button>
    )}
  </View>
)
