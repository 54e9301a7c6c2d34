"""Plays WeChat towards the accounts' callbacks with a stock library, wechatpy: it signs, encrypts, decrypts and parses; nothing here knows how we do it.

Reads {"api": …, "accounts": [{key, originalId, appId, token, encodingAesKey, mode, openid}]} and prints one JSON line a step: {account, step, ok, got}.
"""
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

from wechatpy import parse_message
from wechatpy.crypto import WeChatCrypto
from wechatpy.utils import WeChatSigner, check_signature, random_string


def signed(account):
    timestamp, nonce = str(int(time.time())), random_string()
    signer = WeChatSigner()
    signer.add_data(account["token"], timestamp, nonce)
    check_signature(account["token"], signer.signature, timestamp, nonce)
    return {"signature": signer.signature, "timestamp": timestamp, "nonce": nonce}


def ask(api, account, query, body=None):
    url = f"{api}/wechat/{account['key']}?{urllib.parse.urlencode(query)}"
    request = urllib.request.Request(url, body.encode() if body else None, {"Content-Type": "text/xml"})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def xml_of(account, fields):
    return (
        f"<xml><ToUserName><![CDATA[{account['originalId']}]]></ToUserName>"
        f"<FromUserName><![CDATA[{account['openid']}]]></FromUserName>"
        f"<CreateTime>{int(time.time())}</CreateTime>{fields}</xml>"
    )


def sealed(account, plain, query):
    crypto = WeChatCrypto(account["token"], account["encodingAesKey"], account["appId"])
    envelope = crypto.encrypt_message(plain, query["nonce"], query["timestamp"])
    part = parse_envelope(envelope)
    query.update(encrypt_type="aes", msg_signature=part["MsgSignature"])
    return crypto, f"<xml><ToUserName><![CDATA[{account['originalId']}]]></ToUserName><Encrypt><![CDATA[{part['Encrypt']}]]></Encrypt></xml>"


def parse_envelope(xml):
    import xmltodict

    return xmltodict.parse(xml)["xml"]


def say(api, account, fields, spoil=lambda query, body: (query, body)):
    query = {**signed(account), "openid": account["openid"]}
    body, crypto = xml_of(account, fields), None
    if account["mode"] != "plain":
        crypto, body = sealed(account, body, query)
    query, body = spoil(query, body)
    status, text = ask(api, account, query, body)
    if crypto and text.startswith("<xml"):
        part = parse_envelope(text)
        text = crypto.decrypt_message(text, part["MsgSignature"], part["TimeStamp"], part["Nonce"])
    return status, text


def reply_of(account, status, text):
    """The answer as the library reads it, held against what WeChat demands: 200, the two ids swapped, seconds, words."""
    if status != 200 or not text.startswith("<xml"):
        return {"status": status, "text": text[:200]}
    reply = parse_message(text)
    fair = reply.target == account["openid"] and reply.source == account["originalId"]
    return {"status": status, "type": reply.type, "content": getattr(reply, "content", ""), "addressed": fair}


def text_fields(words, message_id):
    return f"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{words}]]></Content><MsgId>{message_id}</MsgId>"


def steps(api, account):
    first = str(time.time_ns())
    echo = {**signed(account), "echostr": "5927782489442352469"}
    yield "echo", ask(api, account, echo) == (200, echo["echostr"]), None
    yield "echo with a wrong signature", ask(api, account, {**echo, "signature": "0" * 40})[0] == 403, None
    got = reply_of(account, *say(api, account, text_fields("楼道里的灯不亮了 & <坏了>", first)))
    yield "words", got.get("type") == "text" and got.get("addressed") and bool(got["content"]), got
    again = reply_of(account, *say(api, account, text_fields("楼道里的灯不亮了 & <坏了>", first)))
    yield "the same delivery again", again == got, again
    where = "<MsgType>location</MsgType><Location_X>41.034</Location_X><Location_Y>113.115</Location_Y><Scale>20</Scale><Label><![CDATA[小区门口]]></Label>"
    got = reply_of(account, *say(api, account, f"{where}<MsgId>{int(first) + 1}</MsgId>"))
    yield "a location", got.get("type") == "text" and ("编号" in got["content"] or "同一件事" in got["content"]), got
    event = "<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[subscribe]]></Event><EventKey></EventKey>"
    got = reply_of(account, *say(api, account, event))
    yield "following", got.get("status") == 200 and got.get("type", "text") == "text", got
    got = say(api, account, text_fields("x", int(first) + 2), lambda query, body: ({**query, "signature": "0" * 40, "msg_signature": "0" * 40}, body))
    yield "a wrong signature", got[0] == 403, {"status": got[0]}
    if account["mode"] != "plain":
        swap = lambda query, body: (query, body.replace("<Encrypt><![CDATA[", "<Encrypt><![CDATA[AAAA"))
        got = say(api, account, text_fields("x", int(first) + 3), swap)
        yield "a changed envelope", got[0] == 403, {"status": got[0]}


def main():
    order = json.load(sys.stdin)
    for account in order["accounts"]:
        for step, ok, got in steps(order["api"], account):
            print(json.dumps({"account": account["key"], "mode": account["mode"], "step": step, "ok": bool(ok), "got": got}, ensure_ascii=False), flush=True)


main()
