//! Lines become blocks: headings, paragraphs, list items, tables, rules, page furniture.

use super::furniture::{RunningHeads, is_page_number};
use super::line::Line;
use super::marker::{Marker, MarkerKind, NumberStyle, marker};
use super::{Block, BlockKind, front_matter, heading, sections};
use crate::Span;

/// Cuts a text into blocks.
pub(super) fn blocks(text: &str, lines: &[Line]) -> Vec<Block> {
    let heads = RunningHeads::of(text, lines);
    let mut cutter = Cutter { text, lines, heads, blocks: Vec::new(), open: None };
    let mut at = cutter.front_matter();
    while at < lines.len() {
        at = cutter.comment(at).unwrap_or_else(|| {
            cutter.line(at);
            at + 1
        });
    }
    cutter.close();
    cutter.blocks
}

/// What the line at hand begins or continues.
struct Cutter<'t> {
    text: &'t str,
    lines: &'t [Line],
    heads: RunningHeads<'t>,
    blocks: Vec<Block>,
    open: Option<Block>,
}

impl<'t> Cutter<'t> {
    fn front_matter(&mut self) -> usize {
        let Some(range) = front_matter::lines(self.text, self.lines) else { return 0 };
        let (Some(first), Some(last)) = (self.lines.get(range.start), self.lines.get(range.end - 1)) else { return 0 };
        let span = Span::new(first.span.start, last.span.end);
        let content = Span::new(first.span.end, last.span.start).trim(self.text);
        self.blocks.push(Block { kind: BlockKind::FrontMatter, span, content });
        range.end
    }

    /// Takes an HTML comment that has its lines to itself, as nobody reads it; answers the line behind it.
    fn comment(&mut self, at: usize) -> Option<usize> {
        let first = self.lines.get(at).filter(|line| line.of(self.text).starts_with("<!--"))?;
        let length = self.lines.get(at..)?.iter().position(|line| line.of(self.text).ends_with("-->"))?;
        let span = Span::new(first.span.start, self.lines.get(at + length)?.span.end);
        self.push(BlockKind::PageFurniture, span, span);
        Some(at + length + 1)
    }

    fn str_at(&self, at: usize) -> &'t str {
        self.lines.get(at).map_or("", |line| line.of(self.text))
    }

    fn close(&mut self) {
        self.blocks.extend(self.open.take());
    }

    fn push(&mut self, kind: BlockKind, span: Span, content: Span) {
        self.close();
        self.blocks.push(Block { kind, span, content });
    }

    fn begin(&mut self, kind: BlockKind, span: Span, skip: usize) {
        self.close();
        self.open = Some(Block { kind, span, content: Span::new((span.start + skip).min(span.end), span.end) });
    }

    fn line(&mut self, at: usize) {
        let Some(line) = self.lines.get(at).copied() else { return };
        let (span, str) = (line.span, line.of(self.text));
        if line.is_blank() {
            return self.close();
        }
        let alone = self.open.is_none() && self.str_at(at + 1).is_empty();
        if let Some((level, skip)) = heading::marked(str) {
            let content = heading_content(self.text, Span::new(span.start + skip, span.end));
            return self.push(BlockKind::Heading(level), span, content);
        }
        if let Some(level) = heading::underline(str).filter(|_| self.underlines()) {
            return self.underline(level, span);
        }
        if is_rule(str) {
            return self.push(BlockKind::Rule, span, span);
        }
        if is_tags(str) {
            return self.push(BlockKind::PageFurniture, span, span);
        }
        let page_ends = self.lines.iter().skip(at + 1).take(2).any(|next| next.new_page);
        if (alone || line.new_page || page_ends) && is_page_number(str) || self.heads.contains(str) {
            return self.push(BlockKind::PageFurniture, span, span);
        }
        let section = sections::heading(str)
            .is_some_and(|kind| alone || kind.ends_paragraphs(str, at.checked_sub(1).map_or("", |above| self.str_at(above))));
        if section || alone && heading::looks_plain(str) && marker(str).is_none() {
            return self.push(
                BlockKind::Heading(if str.chars().any(char::is_lowercase) { 2 } else { 1 }),
                span,
                heading_content(self.text, span),
            );
        }
        if is_table_row(str) {
            return if self.open_is(&BlockKind::Table) { self.extend(span) } else { self.begin(BlockKind::Table, span, 0) };
        }
        match marker(str).filter(|marker| self.begins_item(marker)) {
            Some(marker) if matches!(marker.kind, MarkerKind::Raised(_) | MarkerKind::Footnote(_)) => {
                self.begin(BlockKind::Paragraph, span, marker.len)
            }
            Some(outer) => {
                // "- 1. Increase", "- [3] Smith": the bullet is the converter's, the number the author's.
                let inner = str.get(outer.len..).and_then(marker).filter(|inner| matches!(inner.kind, MarkerKind::Number(..)));
                let len = outer.len + inner.map_or(0, |inner| inner.len);
                let printed = str.get(..len).unwrap_or_default().trim().to_owned();
                self.begin(BlockKind::Item(printed), span, len);
            }
            None if self.open.is_some() && !self.open_is(&BlockKind::Table) => self.extend(span),
            None => self.begin(BlockKind::Paragraph, span, 0),
        }
    }

    fn open_is(&self, kind: &BlockKind) -> bool {
        self.open.as_ref().is_some_and(|block| block.kind == *kind)
    }

    fn extend(&mut self, span: Span) {
        if let Some(block) = &mut self.open {
            block.span.end = span.end;
            block.content.end = span.end;
        }
    }

    /// Whether a paragraph of one line is open, which an underline would make a heading.
    fn underlines(&self) -> bool {
        self.open
            .as_ref()
            .is_some_and(|block| block.kind == BlockKind::Paragraph && !block.span.of(self.text).contains('\n') && block.span.len() < 200)
    }

    fn underline(&mut self, level: u8, span: Span) {
        if let Some(mut block) = self.open.take() {
            block.kind = BlockKind::Heading(level);
            block.span.end = span.end;
            self.blocks.push(block);
        }
    }

    /// A marker in the middle of a paragraph may be chance: a volume at the start of a wrapped line.
    fn begins_item(&self, marker: &Marker) -> bool {
        let Some(open) = &self.open else { return true };
        match &marker.kind {
            MarkerKind::Bullet | MarkerKind::Footnote(_) => true,
            MarkerKind::Raised(_) => open.content != open.span,
            MarkerKind::Number(n, style) => {
                let before = match &open.kind {
                    BlockKind::Item(printed) => super::marker::marker(printed).and_then(|marker| match marker.kind {
                        MarkerKind::Number(n, style) => Some((n, style)),
                        _ => None,
                    }),
                    _ => None,
                };
                *n == 1 || before == Some((n.saturating_sub(1), *style)) || *style == NumberStyle::Brackets
            }
            MarkerKind::Label => matches!(open.kind, BlockKind::Item(_)),
        }
    }
}

fn heading_content(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let start = span.start + (inner.len() - inner.trim_start_matches(['*', '_', ' ']).len());
    let end = start.max(span.end - (inner.len() - inner.trim_end_matches(['*', '_', '#', ' ']).len()));
    Span::new(start, end)
}

fn is_rule(line: &str) -> bool {
    let signs: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
    signs.len() >= 3 && ['-', '*', '_', '=', '~'].iter().any(|sign| signs.iter().all(|c| c == sign))
}

/// Nothing but HTML that frames what stands around it: `<div class="csl-entry">`, `</div>`.
fn is_tags(line: &str) -> bool {
    const FRAMES: [&str; 6] = ["div", "p", "section", "center", "ol", "ul"];
    let mut rest = line;
    while let Some(tag) = rest.strip_prefix('<').and_then(|open| open.split_once('>')) {
        let name = tag.0.trim_start_matches('/').split(char::is_whitespace).next().unwrap_or_default();
        if !FRAMES.contains(&name.to_ascii_lowercase().as_str()) {
            return false;
        }
        rest = tag.1.trim_start();
    }
    rest.is_empty()
}

/// A row of a table: cells between bars, or short cells between tabs.
fn is_table_row(line: &str) -> bool {
    let cells = || line.split('\t');
    line.starts_with('|') && line.len() > 1 || cells().count() > 2 && cells().all(|cell| cell.len() < 60)
}

#[cfg(test)]
mod tests {
    use super::blocks;
    use crate::document::BlockKind::{self, Heading, Item, PageFurniture, Paragraph, Rule, Table};
    use crate::document::line::lines;
    use rstest::rstest;

    fn item(marker: &str) -> BlockKind {
        Item(marker.to_owned())
    }

    #[rstest]
    #[case("a\nb\n\nc", vec![(Paragraph, "a\nb"), (Paragraph, "c")])]
    #[case("# T\n\nx y z", vec![(Heading(1), "T"), (Paragraph, "x y z")])]
    #[case("Title\n=====\ntext goes on here", vec![(Heading(1), "Title"), (Paragraph, "text goes on here")])]
    #[case("- a\n  b\n- 1. c", vec![(item("-"), "a\n  b"), (item("- 1."), "c")])]
    #[case("[1] a\nb\n[2] c", vec![(item("[1]"), "a\nb"), (item("[2]"), "c")])]
    #[case("text in\n12. London", vec![(Paragraph, "text in\n12. London")])]
    #[case("text goes\n\n119\n\non", vec![(Paragraph, "text goes"), (PageFurniture, "119"), (Paragraph, "on")])]
    #[case("---\n\na b", vec![(Rule, "---"), (Paragraph, "a b")])]
    #[case("a\tb\tc\n1\t2\t3", vec![(Table, "a\tb\tc\n1\t2\t3")])]
    #[case("References\n[1] a", vec![(Heading(2), "References"), (item("[1]"), "a")])]
    #[case("<!-- a\nnote -->\n# T", vec![(PageFurniture, "<!-- a\nnote -->"), (Heading(1), "T")])]
    #[case("<!-- never closed", vec![(Paragraph, "<!-- never closed")])]
    #[case("<div id=\"a\">\n\nGall, A.\n\n</div>", vec![(PageFurniture, "<div id=\"a\">"), (Paragraph, "Gall, A."), (PageFurniture, "</div>")])]
    #[case("<a name=\"x\"></a>\nGall", vec![(Paragraph, "<a name=\"x\"></a>\nGall")])]
    #[case("²² Moleong, p. 3\n²³ Moleong, p. 4", vec![(Paragraph, "Moleong, p. 3"), (Paragraph, "Moleong, p. 4")])]
    fn blocks_and_their_content(#[case] text: &str, #[case] expected: Vec<(BlockKind, &str)>) {
        let blocks = blocks(text, &lines(text));
        let found: Vec<(BlockKind, &str)> = blocks.iter().map(|block| (block.kind.clone(), block.content.of(text))).collect();
        assert_eq!(found, expected);
    }
}
