# Sends one message with Python's smtplib, as a script does.
# Arguments: host, port, mode, CA file, user, recipient, message file; BENCH_PASSWORD.

import os
import smtplib
import ssl
import sys

host, port, mode, ca_file, user, recipient, file = sys.argv[1:]
context = ssl.create_default_context(cafile=ca_file)
if mode == 'implicit':
    session = smtplib.SMTP_SSL(host, int(port), 'client.test', context=context)
else:
    session = smtplib.SMTP(host, int(port), 'client.test')
    session.starttls(context=context)
with session, open(file, 'rb') as message:
    session.login(user, os.environ['BENCH_PASSWORD'])
    session.sendmail(user, [recipient], message.read())
