#!/usr/bin/env python3
"""The digest of a document, a second time: written from docs/digest.md alone, with the standard library of Python 3.

    oracle.py generate        prints a thousand documents with their digests, one a line, always the same ones
    oracle.py digest < LINES  prints for each line (as `generate` prints it) the digest of its text, or why there is none
    oracle.py payload < LINES prints for each line (`entry` is an approval as YAML, and `kind`, `id`, `repository`) what is signed

`tests/digest.rs` holds what vedtak answers against both. The reader of YAML knows the part of it that the documents here use; what
it does not know it refuses aloud.
"""
import hashlib
import json
import re
import sys


class Refused(Exception):
    """Why a document has no digest: version, tag, merge-key, duplicate-key, number, unreadable."""


class Number:
    """A number as it is written."""

    def __init__(self, text):
        self.text = text


# The digest.

def spelling(number):
    """A double as ECMAScript writes it (RFC 8785, section 3.2.2.3)."""
    if number == 0:
        return '0'
    sign, number = ('-', -number) if number < 0 else ('', number)
    mantissa, exponent = ('%r' % number if 'e' in repr(number) else '%se0' % repr(number)).split('e')
    whole, _, fraction = mantissa.partition('.')
    digits = (whole + fraction).lstrip('0')
    point = len(whole) + int(exponent) - (len(whole + fraction) - len(digits))
    digits = digits.rstrip('0')
    count = len(digits)
    if count <= point <= 21:
        return sign + digits + '0' * (point - count)
    if 0 < point <= 21:
        return sign + digits[:point] + '.' + digits[point:]
    if -6 < point <= 0:
        return sign + '0.' + '0' * -point + digits
    power = '%+d' % (point - 1)
    return sign + digits[0] + ('.' + digits[1:] if count > 1 else '') + 'e' + power


def number(text):
    """A number's text, where it is its only spelling."""
    if re.fullmatch(r'0|-?[1-9][0-9]{0,15}', text) and abs(int(text)) < 2 ** 53:
        return text
    if re.fullmatch(r'-?(0|[1-9][0-9]*)\.[0-9]*[1-9]', text) and spelling(float(text)) == text:
        return text
    raise Refused('number')


def canonical(value):
    """RFC 8785."""
    if value is None:
        return 'null'
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if isinstance(value, Number):
        return number(value.text)
    if isinstance(value, str):
        short = {8: '\\b', 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r', 34: '\\"', 92: '\\\\'}
        return '"%s"' % ''.join(short.get(ord(c)) or ('\\u%04x' % ord(c) if c < ' ' else c) for c in value)
    if isinstance(value, list):
        return '[%s]' % ','.join(map(canonical, value))
    keys = sorted(value, key=lambda key: key.encode('utf-16-be'))
    return '{%s}' % ','.join('%s:%s' % (canonical(key), canonical(value[key])) for key in keys)


def steps(path):
    return [part.replace('~1', '/').replace('~0', '~') for part in path.split('/')]


def without(value, path):
    """The value without the key that the path ends in; a key that is spelt `[]` has no path."""
    if path[0] == '[]':
        return [without(item, path[1:]) for item in value] if isinstance(value, list) else value
    if not isinstance(value, dict) or path[0] not in value:
        return value
    if len(path) == 1:
        return {key: item for key, item in value.items() if key != path[0]}
    return {key: without(item, path[1:]) if key == path[0] else item for key, item in value.items()}


MISSING = object()


def covered(value, paths):
    """What the paths reach, in the mappings that it lies in."""
    if not isinstance(value, dict) or [] in paths:
        return value
    kept = {}
    for key, item in value.items():
        below = [path[1:] for path in paths if path[0] == key]
        part = covered(item, below) if below else MISSING
        if part is not MISSING:
            kept[key] = part
    return kept or MISSING


def preimage(tree, kind, name, excluding, covering=None):
    canonical(tree)  # Every number of the document has one spelling, also where it is left out.
    for path in excluding:
        tree = without(tree, steps(path))
    whole = {'content': tree, 'excluding': excluding, 'id': name, 'kind': kind, 'type': 'vedtak-digest/1'}
    if covering is not None:
        part = covered(tree, [steps(path) for path in covering])
        whole.update(covering=covering, content=None if part is MISSING else part)
    return canonical(whole)


def digest(*args):
    return 'sha256:' + hashlib.sha256(preimage(*args).encode('utf-8')).hexdigest()


# The reader.

def read(path, text, position=0):
    if not path.endswith('.json'):
        return Yaml(text).document(position)

    def mapping(pairs):
        if len({key for key, _ in pairs}) < len(pairs):
            raise Refused('duplicate-key')
        return dict(pairs)

    def refuse(_):
        raise Refused('unreadable')
    try:
        return json.loads(text, object_pairs_hook=mapping, parse_int=Number, parse_float=Number, parse_constant=refuse)
    except ValueError:
        raise Refused('unreadable') from None


def plain(text):
    """A plain scalar by the core schema of YAML 1.2."""
    if text in ('', '~', 'null', 'Null', 'NULL'):
        return None
    if text in ('true', 'True', 'TRUE', 'false', 'False', 'FALSE'):
        return text.lower() == 'true'
    forms = r'[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?'
    infinite = r'[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)'
    return Number(text) if re.fullmatch(forms + '|' + infinite, text) else text


ESCAPES = {'0': 0, 'a': 7, 'b': 8, 't': 9, 'n': 10, 'v': 11, 'f': 12, 'r': 13, 'e': 27, ' ': 32, '"': 34, '/': 47,
           '\\': 92, 'N': 0x85, '_': 0xa0, 'L': 0x2028, 'P': 0x2029}


class Yaml:
    def __init__(self, text):
        text = text[1:] if text.startswith('\ufeff') else text
        text = text.replace('\r\n', '\n').replace('\r', '\n')
        self.text = text if text.endswith('\n') else text + '\n'
        self.at = 0
        self.anchors = {}

    def fail(self):
        raise Refused('unreadable')

    def column(self):
        return self.at - (self.text.rfind('\n', 0, self.at) + 1)

    def here(self, text):
        return self.text.startswith(text, self.at)

    def is_end(self):
        """The end of the text, or a line that ends a document."""
        ends = self.column() == 0 and re.compile(r'(---|\.\.\.)(\s|$)').match(self.text, self.at)
        return self.at >= len(self.text) or bool(ends)

    def space(self):
        """Passes over blanks, comments and line breaks."""
        self.at = re.compile(r'([ \t\n]|(?:(?<=[\s])|^)#[^\n]*)*').match(self.text, self.at).end()

    def document(self, position):
        for left in range(position, -1, -1):
            self.space()
            while self.here('%'):
                if self.here('%YAML') and not self.here('%YAML 1.2') and not left:
                    raise Refused('version')
                self.at = self.text.index('\n', self.at)
                self.space()
            if self.here('---'):
                self.at += 3
            self.anchors = {}
            value = self.node(-1, True)
            self.space()
            if not self.is_end():
                self.fail()
            if self.here('...'):
                self.at += 3
        return value

    def node(self, parent, compact):
        """A node in blocks, indented further than its parent. `compact`: a mapping may start on this line."""
        line = self.text.count('\n', 0, self.at)
        anchor = None
        while True:
            self.space()
            if self.here('!'):
                raise Refused('tag')
            if not self.here('&'):
                break
            anchor = self.name()
        on_new_line = self.text.count('\n', 0, self.at) > line
        sequence = self.here('- ') or self.here('-\n')
        column = self.column()
        if self.is_end() or column < parent + (0 if sequence and on_new_line and not compact else 1):
            return self.keep(anchor, None)
        if sequence:
            return self.keep(anchor, self.sequence(column))
        if self.text[self.at] in '|>':
            return self.keep(anchor, self.block_scalar(parent))
        if (on_new_line or compact) and self.is_key():
            if anchor and not on_new_line:
                self.fail()  # The anchor would be the key's.
            return self.keep(anchor, self.mapping(column))
        return self.keep(anchor, self.inline(parent, False))

    def keep(self, anchor, value):
        if anchor:
            self.anchors[anchor] = value
        return value

    def name(self):
        found = re.compile(r'[&*]([^\s,\[\]{}]+)').match(self.text, self.at)
        self.at = found.end()
        return found.group(1)

    def is_key(self):
        quoted = r'"(?:[^"\\\n]|\\.)*"' + r"|'(?:[^'\n]|'')*'"
        unquoted = r'(?![\[\]{}&*!|>%@`"\'#,]|[-?:][ \n])(?:(?!:[ \n]| #)[^\n])*'
        return re.compile('(?:%s|%s)[ ]*:(?=[ \n])' % (quoted, unquoted)).match(self.text, self.at) is not None

    def key(self, flow):
        if self.text[self.at] in '"\'':
            return self.quoted(0)
        ends = r',\[\]{}' if flow else ''
        found = re.compile(r'(?:(?!:[ \n%s]| #)[^\n%s])*' % (ends, ends)).match(self.text, self.at)
        self.at = found.end()
        key = found.group().rstrip()
        if key == '<<':
            raise Refused('merge-key')
        return key

    def mapping(self, column):
        found = {}
        while True:
            if not self.is_key():
                self.fail()
            key = self.key(False)
            if key in found:
                raise Refused('duplicate-key')
            self.at = self.text.index(':', self.at) + 1
            found[key] = self.node(column, False)
            self.space()
            if self.is_end() or self.column() < column:
                return found
            if self.column() > column:
                self.fail()
            if self.here('- '):
                return found

    def sequence(self, column):
        found = []
        while True:
            self.at += 1
            found.append(self.node(column, True))
            self.space()
            if self.is_end() or self.column() < column or not (self.here('- ') or self.here('-\n')):
                return found
            if self.column() > column:
                self.fail()

    def block_scalar(self, parent):
        head = re.compile(r'([|>])([-+1-9]{0,2})[ \t]*(#[^\n]*)?\n').match(self.text, self.at)
        if not head:
            self.fail()
        style, marks = head.group(1), head.group(2)
        chomp = marks.strip('123456789')
        given = marks.strip('+-')
        self.at = head.end()
        rest = self.text[self.at:-1].split('\n')
        indent = max(parent, 0) + int(given) if given else None
        lines = []
        for line in rest:
            width = len(line) - len(line.lstrip(' '))
            if line.strip(' ') and indent is None:
                indent = width
                if indent <= parent:
                    break
            if line.strip(' ') and width < indent:
                break
            lines.append(line)
        self.at = min(self.at + sum(len(line) + 1 for line in lines), len(self.text))
        lines = [line[indent or 0:] for line in lines]
        tail = 0
        while lines and not lines[-1]:
            lines.pop()
            tail += 1
        if style == '|':
            text = '\n'.join(lines)
        else:
            text = self.folded(lines)
        if not lines:
            return '\n' * tail if chomp == '+' else ''
        return text + ('' if chomp == '-' else '\n' + '\n' * tail if chomp == '+' else '\n')

    def folded(self, lines):
        text, breaks = '', 0
        for index, line in enumerate(lines):
            if index == 0:
                text = line
            elif not line:
                breaks += 1
            else:
                more = line[0] in ' \t' or lines[index - breaks - 1][:1] in (' ', '\t')
                text += '\n' * (breaks + 1) if more else '\n' * breaks if breaks else ' '
                text += line
                breaks = 0
        return text

    def inline(self, parent, flow):
        if self.here('*'):
            name = self.name()
            return self.anchors[name] if name in self.anchors else self.fail()
        if self.text[self.at] in '"\'':
            return self.quoted(parent)
        if self.text[self.at] in '[{':
            return self.flow()
        return plain(self.unquoted(parent, flow))

    def unquoted(self, parent, flow):
        ends = r',\[\]{}' if flow else ''
        piece = re.compile(r'(?:(?!:[ \n%s]|[ \t]#)[^\n%s])*' % (ends, ends))
        if self.text[self.at] in '@`%#,[]{}&*!|>':
            self.fail()
        text, breaks = '', 0
        while True:
            found = piece.match(self.text, self.at)
            words = found.group().strip(' \t')
            if words:
                text += ('\n' * (breaks - 1) or ' ') + words if text else words
                breaks = 0
            self.at = found.end()
            after = self.text[self.at:self.at + 1]
            if after != '\n':
                return text
            start = self.at
            self.at = re.compile(r'[ \t\n]*').match(self.text, self.at).end()
            breaks = self.text.count('\n', start, self.at)
            is_out = self.is_end() or not flow and self.column() <= parent or self.here('#')
            if is_out or not flow and self.is_key():
                self.at = start
                return text

    def quoted(self, parent):
        mark = self.text[self.at]
        self.at += 1
        text = ''
        while True:
            c = self.text[self.at:self.at + 1]
            if not c:
                self.fail()
            if c == mark:
                if mark == "'" and self.here("''"):
                    text += mark
                    self.at += 2
                    continue
                self.at += 1
                return text
            if c == '\\' and mark == '"':
                text += self.escape()
            elif c in ' \t\n':
                blank = re.compile(r'[ \t]*(\n[ \t]*)*').match(self.text, self.at)
                self.at = blank.end()
                breaks = blank.group().count('\n')
                text += blank.group() if not breaks else ('\n' * (breaks - 1) or ' ')
            else:
                text += c
                self.at += 1

    def escape(self):
        c = self.text[self.at + 1:self.at + 2]
        self.at += 2
        if c == '\n':
            self.at = re.compile(r'[ \t\n]*').match(self.text, self.at).end()
            return ''
        if c in 'xuU' and c:
            count = {'x': 2, 'u': 4, 'U': 8}[c]
            self.at += count
            return chr(int(self.text[self.at - count:self.at], 16))
        return chr(ESCAPES[c]) if c in ESCAPES else self.fail()

    def flow(self):
        opening = self.text[self.at]
        closing = ']' if opening == '[' else '}'
        found = [] if opening == '[' else {}
        self.at += 1
        while True:
            self.space()
            if self.here(closing):
                self.at += 1
                return found
            if opening == '{':
                key = self.key(True)
                if key in found:
                    raise Refused('duplicate-key')
                self.space()
                if not self.here(':'):
                    self.fail()
                self.at += 1
                self.space()
            anchor = self.name() if self.here('&') else None
            self.space()
            if self.here('!'):
                raise Refused('tag')
            value = self.keep(anchor, None if self.text[self.at] in ',]}' else self.inline(0, True))
            if opening == '{':
                found[key] = value
            else:
                found.append(value)
            self.space()
            if self.here(','):
                self.at += 1
            elif not self.here(closing):
                self.fail()


if __name__ == '__main__':
    if sys.argv[1:] == ['generate']:
        from documents import documents
        for entry in documents(1000):
            print(json.dumps(entry, sort_keys=True))
    elif sys.argv[1:] == ['digest']:
        for line in sys.stdin:
            given = json.loads(line)
            try:
                tree = read(given['path'], given['text'], given.get('position', 0))
                print(digest(tree, given['kind'], given['id'], given['excluding'], given.get('covering')))
            except Refused as why:
                print(why)
    elif sys.argv[1:] == ['payload']:
        for line in sys.stdin:
            given = json.loads(line)
            entry = read('entry.yaml', given['entry'], 0)
            entry.pop('signature', None)
            signed = {'approval': entry, 'id': given['id'], 'kind': given['kind'], 'repository': given['repository']}
            print(canonical(dict(signed, type='vedtak-approval/1')))
    else:
        sys.exit(__doc__)
