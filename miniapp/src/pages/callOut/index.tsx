import { moreTradeTiles, tradeTiles } from '@jinlin/domain/categories/tiles'
import { tileLabels } from '@jinlin/domain/words/tiles'
import { View } from '@tarojs/components'
import { Page } from '../../components/Page'
import { Tile } from '../../components/Tile'
import { tapTile } from '../../services/report'
import { common } from '../../words/common'
import './index.css'

/** All trades: one tap calls somebody. */
export default function CallOutPage() {
  return (
    <Page title={common.pages.callOut}>
      <View className="trades">
        {[...tradeTiles, ...moreTradeTiles].map(({ category, icon }) => (
          <Tile
            key={category}
            id={`tile-${category}`}
            size="m"
            icon={icon}
            label={tileLabels[category] ?? category}
            onTap={() => tapTile(category)}
          />
        ))}
      </View>
    </Page>
  )
}
