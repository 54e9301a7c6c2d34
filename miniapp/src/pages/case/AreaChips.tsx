import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import type { AreaStep } from '../../services/staff'
import { handling } from '../../words/tasks'

export type AreaChipsProps = { areas: AreaStep[]; chosen: string; onChoose: (path: string) => void }

/** How far around the case is looked: its grid, community, street, district. */
export const AreaChips = ({ areas, chosen, onChoose }: AreaChipsProps) => (
  <View className="chips">
    {areas.map(({ path, kind }) => (
      <Button key={path} kind="plain" small chosen={path === chosen} onTap={() => onChoose(path)}>
        {handling.areas[kind]}
      </Button>
    ))}
  </View>
)
