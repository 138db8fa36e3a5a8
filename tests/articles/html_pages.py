"""Invented HTML pages in the layouts that outlets use, each built of the same invented report."""

from __future__ import annotations

FIRST = "Pasukan Solandia menarik diri dari kota pelabuhan Merit, Selasa (4/3/2025), kata juru bicara militernya."
SECOND = "Pemerintah Vestoria membantah bahwa kota itu telah dikosongkan dan menuduh pihak lawan mengulur waktu."
THIRD = "“Kami masih melihat kendaraan lapis baja di dermaga,” ujar Wali Kota Ardan Welis kepada wartawan setempat."
LAST = "Sedikitnya 14 orang terluka sejak pertempuran pecah pada akhir Februari, menurut rumah sakit di kota itu."
REPORT = (FIRST, SECOND, THIRD, LAST)
HEADLINE = "Pasukan Solandia Mundur dari Pelabuhan Merit"
LINKED = "Gudang Senjata di Lembah Kirana Terbakar Semalaman"
TEASERS = (
    (
        "Harga Garam di Pulau Timur Naik Dua Kali Lipat",
        "Petani menyebut hujan panjang merusak tambak mereka tahun ini.",
    ),
    (
        "Festival Layang-layang Ditunda karena Angin Kencang",
        "Panitia memindahkan acara itu ke pekan ketiga bulan depan.",
    ),
    ("Jembatan Baru Kali Wening Dibuka untuk Umum", "Warga dua desa kini tidak perlu memutar belasan kilometer lagi."),
    ("Tim Voli Putri Kembali ke Babak Akhir", "Pelatih memuji ketenangan para pemain muda dalam gim penentuan."),
)
MENU = ("Beranda", "Nasional", "Dunia", "Ekonomi", "Olahraga", "Indeks")
FOOT = "Tentang Kami | Redaksi | Pedoman Media Siber | Kebijakan Privasi"


def paragraphs(*texts: str, tag: str = "p") -> str:
    """The texts as elements."""
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


def links(*texts: str) -> str:
    """The texts as a list of links."""
    return "<ul>" + "".join(f'<li><a href="/{n}">{text}</a></li>' for n, text in enumerate(texts)) + "</ul>"


def teasers() -> str:
    """Linked headlines with a line of text and a time each."""
    return "".join(
        f'<div class="item"><h3><a href="/dunia/{n}">{title}</a></h3><span>Senin, 3 Maret 2025 - 1{n}:20 WIB</span><p>{text}</p></div>'
        for n, (title, text) in enumerate(TEASERS)
    )


def page(body: str, head: str = "", *, title: str | None = None, attributes: str = 'lang="id"') -> str:
    """A whole page round a body: menu above, footer below."""
    shown = f"<title>{title if title is not None else HEADLINE + ' - Suratkabar Merit'}</title>"
    return (
        f'<!DOCTYPE html><html {attributes}><head><meta charset="utf-8">{shown}{head}</head><body>'
        f'<nav class="menu">{links(*MENU)}</nav>{body}<footer><p>{FOOT}</p><p>&copy; 2025 Suratkabar Merit</p></footer>'
        "<script>var data = {'judul': 'bukan teks'};</script></body></html>"
    )


JSON_LD_ONLY = page(
    f'<div class="x1"><div class="x2">{HEADLINE}</div><div class="x3">{paragraphs(*REPORT)}</div></div>',
    """<script type="application/ld+json">
    /*<![CDATA[*/ {"@context": "https://schema.org", "@graph": [
      {"@type": "WebSite", "name": "Suratkabar Merit"},
      {"@type": ["NewsArticle"], "headline": "Pasukan Solandia Mundur dari Pelabuhan Merit",
       "datePublished": "2025-03-04T02:15:00Z", "author": [{"@id": "#a"}], "publisher": {"@type": "Organization",
       "name": "Suratkabar Merit"},},
      {"@type": "Person", "@id": "#a", "name": "Tara Wulandari"},
    ]} /*]]>*/</script>""",
    title="Suratkabar Merit",
)
MICRODATA_ONLY = page(
    '<div itemscope itemtype="https://schema.org/NewsArticle">'
    f'<h1 itemprop="headline">{HEADLINE}</h1>'
    '<span itemprop="author" itemscope><span itemprop="name">Tara Wulandari</span></span>'
    '<meta itemprop="datePublished" content="2025-03-04T09:15:00+08:00">'
    f'<div itemprop="articleBody">{paragraphs(FIRST, SECOND)}'
    f'<div class="baca-juga">Baca juga: <a href="/2">{LINKED}</a></div>{paragraphs(THIRD, LAST)}</div></div>',
)
META_ONLY = page(
    f"<div><h2>{HEADLINE}</h2><div>{paragraphs(*REPORT)}</div></div>",
    f'<meta property="og:title" content="{HEADLINE} - Suratkabar Merit"><meta name="content_author" content="Tara Wulandari">'
    '<meta name="content_editor" content="Bimo Hartanto">'
    '<meta name="content_PublishedDate" content="2025-03-04 09:15:07">'
    '<meta property="article:published_time" content="2025-03-04T02:15:07+00:00">'
    '<meta property="og:site_name" content="Suratkabar Merit">'
    '<link rel="canonical" href="https://suratkabarmerit.example/dunia/77/solandia-mundur">',
)
NO_STRUCTURE = (
    f"<b><font size=5>{HEADLINE}</font></b><br>Selasa, 4 Maret 2025 | 09:15 WITA<br>Penulis: Tara Wulandari<br><br>"
    + "<br><br>".join(REPORT)
    + f"<br><br><a href=/a>{MENU[0]}</a> | <a href=/b>{MENU[1]}</a> | <a href=/c>{MENU[2]}</a>"
)
AMP = (
    '<!doctype html><html ⚡ lang="id"><head><meta charset="utf-8">'
    f"<title>{HEADLINE}</title><style amp-boilerplate>body{{visibility:hidden}}</style>"
    '<link rel="canonical" href="https://suratkabarmerit.example/dunia/77/solandia-mundur"></head><body>'
    f'<amp-sidebar id="s" layout="nodisplay">{links(*MENU)}</amp-sidebar><amp-state id="x"><script type="application/json">{{}}</script></amp-state>'
    f'<article><header><h1>{HEADLINE}</h1><div class="amp-wp-byline">Oleh Tara Wulandari</div>'
    '<div class="amp-wp-posted-on"><time datetime="2025-03-04T02:15:00+00:00">4 Maret 2025 09:15 WIB</time></div></header>'
    '<amp-img src="a.jpg" width=1 height=1></amp-img><figcaption>Dermaga Merit pada Senin malam. (Foto: Istimewa)</figcaption>'
    f"{paragraphs(FIRST)}<amp-ad><div>IKLAN DI SINI</div></amp-ad>{paragraphs(SECOND, THIRD, LAST)}</article>"
    f'<amp-accordion class="related">{links(LINKED)}</amp-accordion></body></html>'
)
BROKEN = (
    "<html><head><title>" + HEADLINE + " | Suratkabar Merit</title><meta name=author content='Tara Wulandari'"
    "><body class=single><div id=wrap><ul class=menu><li><a href=/>Beranda<li><a href=/n>Nasional</ul>"
    f"<h1>{HEADLINE}<div class=date>Selasa, 4 Maret 2025 09:15 WIB</div>"
    f"<div class='post-content'><p>{FIRST}<p>{SECOND}<div class=iklan>Iklan<p>{THIRD}</i></b><p>{LAST}"
)
INDEX = page(
    f'<main><h1>Berita Terkini</h1>{teasers()}<div class="pagination"><a href="?page=2">2</a></div></main>',
    title="Berita Terkini | Suratkabar Merit",
)
FALSE_Z = page(
    f'<article><h1>{HEADLINE}</h1><div class="date">Selasa, 04/03/2025 09:15 WIB</div>'
    f'<div class="author">Tara Wulandari - suratkabarmerit</div>{paragraphs(*REPORT)}</article>',
    '<meta name="dateCreated" content="2025-03-04T09:15:44Z"><meta name="pubdate" content="2025-03-04T09:40:02Z">',
)
GUTENBERG = page(
    '<div class="wp-site-blocks"><main class="wp-block-group"><div class="wp-block-group has-sidebar">'
    f'<h1 class="wp-block-post-title">{HEADLINE}</h1>'
    '<div class="wp-block-post-author-name">Tara Wulandari</div>'
    '<div class="wp-block-post-date"><time datetime="2025-03-04T09:15:00+07:00">4 Maret 2025</time></div>'
    '<div class="entry-content wp-block-post-content tag-perang category-menu">'
    f"<div class='wp-block-group'><p>{FIRST}</p></div><div class='wp-block-group'><p>{SECOND}</p></div>"
    f"<h2>Dermaga Masih Dijaga</h2><div class='wp-block-columns'><p>{THIRD}</p></div>"
    f"<p><strong>Baca juga:</strong> <a href='/k'>{LINKED}</a></p><p>{LAST}</p></div>"
    '<div class="wp-block-post-terms taxonomy-post_tag"><a rel="tag" href="/tag/a">Solandia</a> <a rel="tag" href="/tag/b">Merit</a></div></div>'
    '<div id="comments" class="wp-block-comments"><h2>Satu tanggapan</h2><ol><li><div class="wp-block-comment-content">'
    f"<p>{TEASERS[0][1]} Begitulah menurut saya, dan semoga cepat selesai semua urusan di sana untuk kebaikan bersama.</p></div></li></ol></div></main></div>",
    '<meta property="og:type" content="article">',
)
SPLIT = page(
    f'<div class="post-title"><h1>{HEADLINE}</h1></div><div class="detail"><div class="side-left"><div class="penulis">Tara Wulandari</div>'
    f'<div class="teks">{paragraphs(FIRST, SECOND)}</div><div class="ads-box"><p>Iklan: tawaran rumah murah di tepi kota, hubungi kami sekarang.</p></div>'
    f'<div class="teks">{paragraphs(THIRD, LAST)}</div></div><div class="sidebar">{teasers()}</div></div>',
)
DIV_LINES = page(
    f'<div id="content"><h1>{HEADLINE}</h1><table><tr><td>Editor</td><td>: Bimo Hartanto</td></tr></table>'
    f'<div class="isi"><div>MERIT, SURATKABARMERIT.COM - {FIRST}</div><div>{SECOND}</div><div><br></div><div>{THIRD}</div><div>{LAST} (tw/bh)</div></div>'
    "<div>Sumber : Reuters</div></div>",
    '<meta name="publishdate" content="2025/03/04 09:15:07">',
)
