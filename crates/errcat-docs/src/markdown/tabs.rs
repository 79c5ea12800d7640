//! Blocks of which a reader wants one.

use std::fmt::Write as _;

use super::Markdown;
use super::block::prefixed;
use crate::flavor::Tabs;

impl Markdown {
    /// Blocks with a title each; a single one needs none. Titles are ours. `whole_page` says that no
    /// other tabs are on the page, which may then import what they need.
    pub(crate) fn tabs(self, blocks: &[(&str, String)], whole_page: bool) -> String {
        if let [(_, block)] = blocks {
            return block.clone();
        }
        match &self.flavor.tabs {
            Tabs::Components if whole_page => {
                let mut out = String::from(
                    "import Tabs from '@theme/Tabs';\nimport TabItem from '@theme/TabItem';\n\n\
                     <Tabs groupId=\"client\">",
                );
                for (title, block) in blocks {
                    let value = title.to_lowercase();
                    let _ = write!(
                        out,
                        "\n<TabItem value=\"{value}\" label=\"{title}\">\n\n{block}\n\n</TabItem>"
                    );
                }
                out + "\n</Tabs>"
            }
            Tabs::Indented => {
                let tab = |(title, block): &(&str, String)| {
                    format!("=== \"{title}\"\n\n{}", prefixed("    ", block))
                };
                blocks.iter().map(tab).collect::<Vec<_>>().join("\n\n")
            }
            Tabs::None | Tabs::Components => {
                let below = |(title, block): &(&str, String)| format!("**{title}**\n\n{block}");
                blocks.iter().map(below).collect::<Vec<_>>().join("\n\n")
            }
        }
    }
}
