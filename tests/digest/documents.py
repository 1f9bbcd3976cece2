"""Documents for `oracle.py generate`: trees of values made by chance, and a text for each in one of the many ways of writing it.

The digest is that of the tree, which no reader has touched; the reader of `oracle.py` is then held against it.
"""
import json
import re

from oracle import Number, Refused, canonical, digest, plain, read

WORDS = ['plan', 'tid', 'øyeblikksbilde', 'återställning', 'Medusa', 'NO', 'on', '17:00', 'a b', 'x', 'vindu 2', 'ſ', 'É', 'E\u0301']
KEYS = ['a', 'b', 'aa', 'a b', 'Z', '1', '1.10', 'true', '~', 'id2', 'a/b', 'a~b', '[]', 'ø', '\u20ac', '\ufb33', '\U0001f600', '\U00010000',
        'e\u0301', '\u00e9', '\uffee', 'x-y', 'log', 'at', 'steps', 'start', "it's", 'say "so"', 'tab\there', 'line\nbreak', '']
TEXTS = ['', ' ', 'null', 'true', 'No', '0', '1.10', '0x1F', '2026-11-21', '2026-11-24T10:00:00+01:00', '07:30', '~', '-', '- a', 'a: b', '#', 'a #b',
         "'", '"', '\\', '\u0007', '\u007f', '\u0085', '\u2028', '\ufeff', 'e\u0301', '\u00e9', '\U0001f469\u200d\U0001f4bb', '\U0010fffd', 'x\ty',
         'slutt på linje\n', 'to\nlinjer', '\nførst tom', 'tom\n\nimellom\n', 'to tomme sist\n\n\n', '  innrykk\nlinje', 'linje\n  innrykk\n', '[a]', '{a}',
         '*a', '&a', '!a', '%a', '@a', '`a`', '| a', '> a', '? a', 'ett, två', 'a:b', 'http://x.example/a?b=c#d', '<<', '=', '1_000', '.5e', '\u001b[31m']
NUMBERS = ['0', '1', '-1', '42', '2026', '9007199254740991', '-9007199254740991', '0.1', '-0.5', '1.5', '0.000001', '123456.789', '0.30000000000000004',
           '4503599627370495.5', '1000000000000000', '3.141592653589793']
MISSPELT = ['1.10', '1.0', '1e3', '0x2', '+2', '-0', '02', '.5', '1.', '.inf', '-.INF', '.nan', '9007199254740992', '9007199254740993', '-9007199254740992',
            '100000000000000000000', '0.0', '-0.0', '1E5', '0.1000000000000000055', '0.0000001', '0o7', '123456789012345678901234.5', '1.5e-9']


class Chance:
    """Numbers by chance that are the same everywhere (Lehmer, 2^31 - 1)."""

    def __init__(self, seed):
        self.state = seed * 7919 % 2147483647 or 1
        self.below(9)

    def below(self, count):
        self.state = self.state * 48271 % 2147483647
        return (self.state >> 7) % count

    def one_in(self, count):
        return self.below(count) == 0

    def of(self, items):
        return items[self.below(len(items))]


class Alias:
    """A value that stands elsewhere in the document, too."""

    def __init__(self, name, value):
        self.name, self.value = name, value


def bare(value):
    """The value without what is only about how it is written."""
    if isinstance(value, (Alias, Anchored)):
        return bare(value.value)
    if isinstance(value, list):
        return [bare(item) for item in value]
    return {key: bare(item) for key, item in value.items()} if isinstance(value, dict) else value


class Anchored(Alias):
    """A value that aliases refer to."""


class Maker:
    def __init__(self, chance, is_json):
        self.chance, self.is_json, self.anchored = chance, is_json, []

    def value(self, depth):
        chance = self.chance
        if self.anchored and not self.is_json and chance.one_in(9):
            found = chance.of(self.anchored)
            return Alias(found.name, found.value)
        made = self.fresh(depth)
        if not self.is_json and made is not None and chance.one_in(12):
            made = Anchored('n%d' % len(self.anchored), made)
            self.anchored.append(made)
        return made

    def fresh(self, depth):
        chance = self.chance
        what = chance.below(10 if depth > 0 else 6)
        if what == 0:
            return chance.of([None, True, False])
        if what == 1:
            return Number(chance.of(NUMBERS))
        if what in (2, 3):
            return chance.of(TEXTS)
        if what in (4, 5):
            return ' '.join(chance.of(WORDS) for _ in range(1 + chance.below(6)))
        if what in (6, 7):
            return [self.value(depth - 1) for _ in range(chance.below(5))]
        return self.mapping(depth, chance.below(5))

    def mapping(self, depth, count):
        found = {}
        for _ in range(count):
            key = self.chance.of(KEYS)
            if key not in found:
                found[key] = self.value(depth - 1)
        return found


# YAML.

def double(text, chance):
    short = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r'}

    def char(c):
        if c in short:
            return short[c]
        hidden = c < ' ' or '\u007f' <= c <= '\u00a0' or c in '\u2028\u2029\ufeff'
        if hidden or c > '~' and chance.one_in(4):
            return '\\x%02x' % ord(c) if ord(c) < 256 else '\\u%04x' % ord(c) if ord(c) < 65536 else '\\U%08x' % ord(c)
        return c
    return '"%s"' % ''.join(map(char, text))


def is_printable(text):
    return not re.search('[\x00-\x08\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff]', text)


def may_be_plain(text, flow):
    if not text or text != text.strip() or '\n' in text or '\t' in text or not is_printable(text) or text == '<<':
        return False
    if text[0] in '[]{}&*!|>%@`"\'#,-?:' or ': ' in text or ' #' in text or text.endswith(':'):
        return False
    return not re.search(r'[,\[\]{}]|:(?=[,\[\]{}]|$)', text) if flow else True


class Writer:
    def __init__(self, chance):
        self.chance = chance

    def comment(self):
        return self.chance.of(['', '', '', '', '  # en merknad: med {tegn}'])

    def text(self, value, indent, flow):
        """A text: what follows a colon or a dash, after a space."""
        chance = self.chance
        ways = ['double']
        if '\n' not in value and is_printable(value):
            ways.append('single')
        if may_be_plain(value, flow) and isinstance(plain(value), str):
            ways += ['plain', 'plain']
        words = value.split(' ')
        breaks = len(words) > 2 and all(word and word[0] not in '-?:#' and not word.endswith(':') for word in words) and is_printable(value)
        pad = ' ' * indent
        if breaks and '\n' not in value and '\t' not in value:
            ways += ['lines of double', 'lines of single'] + ['lines of plain'] * ('plain' in ways) + ['folded'] * (not flow)
        if '\n' in value and not flow and is_printable(value) and value.strip('\n'):
            lines = value.rstrip('\n').split('\n')
            if not any(line != '' and not line.strip() for line in lines):
                ways += ['literal'] * 3
        way = chance.of(ways)
        lines = []
        for word in words:
            if lines and chance.below(2):
                lines[-1] += ' ' + word
            else:
                lines.append(word)
        joined = ('\n' + pad).join(lines)
        if way == 'double':
            return double(value, chance)
        if way == 'single':
            return "'%s'" % value.replace("'", "''")
        if way == 'plain':
            return value
        if way == 'lines of double':
            return '"%s"' % joined.replace('\\', '\\\\').replace('"', '\\"')
        if way == 'lines of single':
            return "'%s'" % joined.replace("'", "''")
        if way == 'lines of plain':
            return joined
        if way == 'folded':
            return '>-\n' + pad + joined
        end = len(value) - len(value.rstrip('\n'))
        chomp = '-' if end == 0 else '' if end == 1 else '+'
        lines = value[:len(value) - (end > 0)].split('\n')
        mark = '2' if lines[0] == '' or lines[0].startswith(' ') else ''
        # The indentation is counted from that of the parent.
        return '|' + mark + chomp + ''.join('\n' + (pad if line else '') + line for line in lines)

    def scalar(self, value, indent, flow):
        chance = self.chance
        if value is None:
            return chance.of(['null', '~', 'Null'])
        if isinstance(value, bool):
            return chance.of(['true', 'True', 'TRUE'] if value else ['false', 'False', 'FALSE'])
        return value.text if isinstance(value, Number) else self.text(value, indent, flow)

    def key(self, key, flow):
        if may_be_plain(key, flow) and self.chance.below(3):
            return key
        return double(key, self.chance) if '\n' in key or not is_printable(key) or self.chance.below(2) else "'%s'" % key.replace("'", "''")

    def flow(self, value, indent):
        if isinstance(value, Anchored):
            return '&%s %s' % (value.name, self.flow(value.value, indent))
        if isinstance(value, Alias):
            return '*' + value.name
        space = '\n' + ' ' * indent if self.chance.one_in(4) else ''
        if isinstance(value, list):
            end = ',' if value and self.chance.one_in(4) else ''
            return '[' + space + (', ' + space).join(self.flow(item, indent) for item in value) + end + ']'
        if isinstance(value, dict):
            return '{' + space + (', ' + space).join('%s: %s' % (self.key(key, True), self.flow(item, indent)) for key, item in value.items()) + '}'
        return self.scalar(value, indent, True)

    def below(self, value, indent):
        """What stands after a colon or a dash, with the space or line break before it; ends its line."""
        anchor = ''
        if isinstance(value, Anchored):
            anchor, value = ' &' + value.name, value.value
        elif isinstance(value, Alias):
            return ' *%s%s\n' % (value.name, self.comment())
        if isinstance(value, (list, dict)) and value and self.chance.below(4):
            return anchor + self.comment() + '\n' + self.block(value, indent)
        if isinstance(value, (list, dict)):
            return anchor + ' ' + self.flow(value, indent) + self.comment() + '\n'
        if value is None and not anchor and self.chance.below(2):
            return self.comment() + '\n'
        text = self.scalar(value, indent, False)
        return anchor + ' ' + text + ('' if '\n' in text or text[0] in '|>' else self.comment()) + '\n'

    def block(self, value, indent):
        pad = ' ' * indent
        out = ''
        for item in value:
            if self.chance.one_in(15):
                out += pad + '# ' + self.chance.of(['note', 'key: value', '- item']) + '\n'
            if isinstance(value, list):
                if isinstance(item, (list, dict)) and item and self.chance.below(2):
                    out += pad + '- ' + self.block(item, indent + 2).lstrip(' ')
                    continue
                out += pad + '-' + self.below(item, indent + 2)
            else:
                out += pad + self.key(item, False) + ':' + self.below(value[item], indent + 2)
        return out


def as_json(value, chance):
    space = lambda: chance.of(['', '', ' ', '\n  '])
    if isinstance(value, (Alias, Anchored)):
        value = value.value
    if isinstance(value, dict):
        return '{' + space() + (',' + space()).join(as_json(key, chance) + space() + ':' + space() + as_json(item, chance) for key, item in value.items()) + '}'
    if isinstance(value, list):
        return '[' + space() + (',' + space()).join(as_json(item, chance) for item in value) + ']'
    if isinstance(value, Number):
        return value.text
    return json.dumps(value, ensure_ascii=bool(chance.below(2)))


# Paths.

def paths(value, way, items):
    if isinstance(value, dict):
        for key, item in value.items():
            if key in ('', '[]'):
                continue
            here = way + [key.replace('~', '~0').replace('/', '~1')]
            yield '/'.join(here)
            yield from paths(item, here, items)
    elif isinstance(value, list) and items and way:
        for item in value:
            yield from paths(item, way + ['[]'], items)


def chosen(found, chance, one_in):
    """Some of the paths, sorted, none twice or inside another."""
    some = sorted({path for path in found if chance.one_in(one_in)}, key=lambda path: path.encode())
    return [path for path in some if not any(path.startswith(other + '/') for other in some)]


SPOILT = [
    ('number', lambda chance, word: '%s: %s\n' % (word, chance.of(MISSPELT))),
    ('number', lambda chance, word: '%s: [{deep: %s}]\n' % (word, chance.of(MISSPELT))),
    ('tag', lambda chance, word: '%s: %s\n' % (word, chance.of(['!!str 1', '!own x', '! y', '!!map {a: b}', '[!!int 1]']))),
    ('merge-key', lambda chance, word: '%s: &%s {a: b}\n%s2:\n  <<: *%s\n  c: d\n' % (word, word, word, word)),
    ('duplicate-key', lambda chance, word: '%s: {1: a, "1": b}\n' % word),
    ('duplicate-key', lambda chance, word: '%s: a\n"%s": a\n' % (word, word)),
    ('unreadable', lambda chance, word: '%s: *nobody\n' % word),
]


def documents(count):
    for seed in range(count):
        chance = Chance(seed + 1)
        is_json = chance.one_in(4)
        maker = Maker(chance, is_json)
        deep = seed % 50 == 7
        tree = {'kind': 'Thing', 'id': 'T-%d' % seed, 'status': chance.of(['draft', 'open'])}
        tree.update(maker.mapping(3, 2 + chance.below(4)))
        if deep:
            inner = maker.value(0)
            for level in range(50):
                inner = [inner] if chance.below(2) else {chance.of(KEYS): inner}
            tree['deep'] = inner
        if chance.below(2):
            tree['approvals'] = maker.value(2)
        entry = {'path': 'a.json' if is_json else 'a.yaml', 'position': 0, 'kind': chance.of(['Thing', 'Kep', 'Ting og tang']),
                 'id': chance.of(['T-%d' % seed, 'keps/%d/kep.yaml' % seed, 'ø\U0001f600"'])}
        plain_tree = bare(tree)
        excluding = chosen(paths(plain_tree, [], True), chance, 4) + ['approvals', 'status', 'absent/[]/at']
        excluding = [path for path in excluding if not path.startswith(('approvals/', 'status/'))]
        excluding = sorted(set(excluding), key=lambda path: path.encode())
        entry['excluding'] = excluding
        if chance.one_in(5):
            entry['covering'] = sorted(set(chosen(paths(plain_tree, [], False), chance, 3)), key=lambda path: path.encode())
        if is_json:
            entry['text'] = as_json(tree, chance) + chance.of(['', '\n'])
        else:
            text = Writer(chance).block(tree, 0)
            before = chance.of(['', '', '---\n', '# Først\n---\n', '%YAML 1.2\n---\n'])
            if chance.one_in(8):
                before, entry['position'] = 'kind: Other\nn: 1.10\n' + chance.of(['---\n', '...\n---\n']), 1
            entry['text'] = before + text + chance.of(['', '', '...\n', '---\nkind: Other\nn: 0x1\n'])
        spoilt = None
        if not is_json and seed % 8 == 5 and entry['position'] == 0:
            spoilt, line = chance.of(SPOILT)
            head = entry['text'].index(text)
            entry['text'] = entry['text'][:head] + line(chance, 'spoilt') + entry['text'][head:]
        elif not is_json and seed % 40 == 3 and entry['text'].startswith(text):
            spoilt, entry['text'] = 'version', '%YAML 1.1\n---\n' + entry['text']
        if is_json and seed % 16 == 9:
            spoilt = 'number'
            entry['text'] = re.sub(r'^\{', lambda _: '{"spoilt": %s, ' % chance.of(['1.10', '1.0', '1e3', '-0', '1E5', '9007199254740993']), entry['text'])
        ending = chance.below(8)
        if not is_json and ending == 0:
            entry['text'] = entry['text'].replace('\n', '\r\n')
        if not is_json and ending == 1:
            entry['text'] = '\ufeff' + entry['text']
        try:
            got = read(entry['path'], entry['text'], entry['position'])
            canonical(got)
        except Refused as why:
            if str(why) != spoilt:
                raise AssertionError('%d: %s\n%s' % (seed, why, entry['text'])) from None
            entry['refused'] = spoilt
        else:
            if spoilt or canonical(got) != canonical(plain_tree):
                raise AssertionError('%d: %s\n%s\n%s\n%s' % (seed, spoilt, entry['text'], canonical(got), canonical(plain_tree)))
            entry['digest'] = digest(plain_tree, entry['kind'], entry['id'], excluding, entry.get('covering'))
        yield entry
