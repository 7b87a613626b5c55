# Takes a case as far as it goes with Python's smtplib and prints the last word, as a script would.
# The case comes as JSON in BENCH_CASE; `lookup` is what this computer says of the name.

import base64
import json
import os
import smtplib
import socket
import ssl

it = json.loads(os.environ['BENCH_CASE'])
FAILURES = {
    'ENOTFOUND': (socket.EAI_NONAME, 'Name or service not known'),
    'ENODATA': (socket.EAI_NODATA, 'No address associated with hostname'),
    'EAI_AGAIN': (socket.EAI_AGAIN, 'Temporary failure in name resolution'),
}


def lookup(host, port, *rest, **more):
    if isinstance(it['lookup'], str):
        raise socket.gaierror(*FAILURES[it['lookup']])
    families = {4: socket.AF_INET, 6: socket.AF_INET6}
    return [
        (families[one['family']], socket.SOCK_STREAM, 6, '', (one['address'], int(port)))
        for one in it['lookup']
    ]


if 'lookup' in it:
    socket.getaddrinfo = lookup

context = ssl.create_default_context(cadata=it.get('ca'))
if 'maxVersion' in it:
    context.maximum_version = ssl.TLSVersion[it['maxVersion'].replace('.', '_')]
source = (it['sourceIp'], 0) if 'sourceIp' in it else None
options = dict(
    local_hostname=it['ehloName'], timeout=it['patience'] / 1000, source_address=source
)
implicit = it['security'] == 'implicit'
session = smtplib.SMTP_SSL(context=context, **options) if implicit else smtplib.SMTP(**options)


def attempt():
    # For SNI and the certificate, where the connection goes to an address.
    session._host = it['host']
    code, text = session.connect(it.get('address') or it['host'], it['port'])
    if code != 220:
        raise smtplib.SMTPConnectError(code, text)
    if it['security'] == 'starttls':
        session.starttls(context=context)
    session.ehlo_or_helo_if_needed()
    if 'token' in it:
        response = f"user={it['user']}\x01auth=Bearer {it['token']}\x01\x01"
        encoded = base64.b64encode(response.encode()).decode()
        code, text = session.docmd('AUTH', 'XOAUTH2 ' + encoded)
        if code == 334:
            print('334', base64.b64decode(text).decode())
            code, text = session.docmd('')
        if code != 235:
            raise smtplib.SMTPAuthenticationError(code, text)
    elif 'user' in it:
        if it.get('mechanism') in ('PLAIN', 'LOGIN'):
            session.user, session.password = it['user'], it['password']
            way = it['mechanism']
            session.auth(way, getattr(session, 'auth_' + way.lower()))
        else:
            session.login(it['user'], it['password'])
    if 'message' in it:
        session.sendmail(it['from'], it['to'], base64.b64decode(it['message']))
    elif it.get('to'):
        code, text = session.mail(it['from'])
        if code != 250:
            raise smtplib.SMTPSenderRefused(code, text, it['from'])
        refused = {}
        for recipient in it['to']:
            code, text = session.rcpt(recipient)
            if code not in (250, 251):
                refused[recipient] = (code, text)
        if refused:
            raise smtplib.SMTPRecipientsRefused(refused)
    session.quit()


try:
    attempt()
    print('no exception')
except Exception as error:
    name = type(error).__module__.removeprefix('builtins')
    print(f"{name}{'.' if name else ''}{type(error).__name__}: {error}")
