import { moreTradeTiles, tradeTiles } from '@jinlin/domain/categories/tiles'
import { View } from '@tarojs/components'
import { Page } from '../../components/Page'
import { ReportTile } from '../../components/ReportTile'
import { common } from '../../words/common'
import './index.css'

/** All trades: one tap calls somebody. */
export default function CallOutPage() {
  return (
    <Page title={common.pages.callOut}>
      <View className="trades">
        {[...tradeTiles, ...moreTradeTiles].map((tile) => (
          <ReportTile key={tile.category} {...tile} size="m" />
        ))}
      </View>
    </Page>
  )
}
