"""The themes of the sites that gongbao is measured beside: alike, and as plain as they can be."""

STYLE = "body{font:16px/1.7 system-ui;max-width:60rem;margin:auto}table{border-collapse:collapse}td,th{border:1px solid #ccc}\n"
HUGO_BASE = """<!doctype html>
<html lang="{{ .Language.Name }}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ .Title }} | {{ site.Title }}</title><meta name="description" content="{{ .Description }}">
<link rel="stylesheet" href="{{ "style.css" | absURL }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Name }}" href="{{ .Permalink }}">
{{ end }}</head><body>
<header>{{ partialCached "nav.html" . site.Language.Name }}{{ range .Translations }}<a hreflang="{{ .Language.Name }}" href="{{ .RelPermalink }}">{{ .Language.Name }}</a>{{ end }}</header>
<main>{{ block "main" . }}{{ end }}</main><footer>{{ site.Title }}</footer></body></html>
"""
HUGO_NAV = '<a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a><nav><ul>{{ range site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav>\n'
HUGO_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1><ol>{{ range .RegularPages.ByWeight }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Description }}</p></li>{{ end }}</ol>{{ end }}
"""
HUGO_SINGLE = """{{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Description }}</p><aside>{{ .TableOfContents }}</aside>{{ .Content }}
<nav>{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav></article>{{ end }}
"""
HUGO_CHART = """{{- $d := index hugo.Data.series (.Get 0) -}}{{- $t := index $d.name .Page.Language.Name -}}{{- $max := 0.0 -}}
{{- range $d.points }}{{ $max = math.Max $max .value }}{{ end -}}
<figure><svg viewBox="0 0 640 240" role="img" aria-label="{{ $t }}">
{{- range $i, $p := $d.points }}{{ $h := math.Round (mul 180 (div (float $p.value) $max)) }}{{ $x := add 40 (mul $i 48) -}}
<rect x="{{ $x }}" y="{{ sub 210 $h }}" width="36" height="{{ $h }}"><title>{{ $p.year }}: {{ $p.value }}</title></rect><text x="{{ add $x 18 }}" y="{{ sub 204 $h }}">{{ $p.value }}</text><text x="{{ add $x 18 }}" y="226">{{ $p.year }}</text>
{{- end }}</svg><figcaption>{{ $t }}</figcaption></figure>
"""

ZOLA_BASE = """<!doctype html>
<html lang="{{ lang }}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ it.title | default(value="") }} | {{ config.extra[lang] }}</title><meta name="description" content="{{ it.description | default(value="") }}">
<link rel="stylesheet" href="{{ get_url(path="style.css") }}">
{% for other in it.translations %}<link rel="alternate" hreflang="{{ other.lang }}" href="{{ other.permalink | safe }}">
{% endfor %}</head><body>
<header><a href="{{ get_url(path="/", lang=lang) }}">{{ config.extra[lang] }}</a><nav><ul>{% for name in config.extra.sections %}
{% set part = get_section(path=name ~ "/_index.md", lang=lang, metadata_only=true) %}<li><a href="{{ part.path | safe }}">{{ part.title }}</a></li>{% endfor %}</ul></nav>
{% for other in it.translations %}{% if other.lang != lang %}<a hreflang="{{ other.lang }}" href="{{ other.permalink | safe }}">{{ other.lang }}</a>{% endif %}{% endfor %}</header>
<main>{% block main %}{% endblock %}</main><footer>{{ config.extra[lang] }}</footer></body></html>
"""
ZOLA_LIST = """{% block main %}<h1>{{ it.title | default(value="") }}</h1><ol>{% for page in it.pages %}
<li><a href="{{ page.path | safe }}">{{ page.title }}</a><p>{{ page.description }}</p></li>{% endfor %}</ol>{% endblock %}
"""
ZOLA_PAGE = """{% block main %}<article><h1>{{ it.title }}</h1><p>{{ it.description }}</p><aside><ul>{% for head in it.toc %}<li><a href="{{ head.permalink | safe }}">{{ head.title }}</a>
<ul>{% for inner in head.children %}<li><a href="{{ inner.permalink | safe }}">{{ inner.title }}</a></li>{% endfor %}</ul></li>{% endfor %}</ul></aside>{{ it.content | safe }}
<nav>{% if it.lower %}<a rel="prev" href="{{ it.lower.path | safe }}">{{ it.lower.title }}</a>{% endif %}{% if it.higher %}<a rel="next" href="{{ it.higher.path | safe }}">{{ it.higher.title }}</a>{% endif %}</nav></article>{% endblock %}
"""
ZOLA_CHART = """{%- set d = load_data(path="data/" ~ id ~ ".yaml") -%}{%- set_global most = 0 -%}
{%- for p in d.points %}{% if p.value > most %}{% set_global most = p.value %}{% endif %}{% endfor -%}
<figure><svg viewBox="0 0 640 240" role="img" aria-label="{{ d.name[lang] }}">
{%- for p in d.points %}{% set h = p.value / most * 180 | round %}{% set x = 40 + loop.index0 * 48 -%}
<rect x="{{ x }}" y="{{ 210 - h }}" width="36" height="{{ h }}"><title>{{ p.year }}: {{ p.value }}</title></rect><text x="{{ x + 18 }}" y="{{ 204 - h }}">{{ p.value }}</text><text x="{{ x + 18 }}" y="226">{{ p.year }}</text>
{%- endfor %}</svg><figcaption>{{ d.name[lang] }}</figcaption></figure>
"""
