"""Small articles of our own for tests."""

from datetime import date

from khabar.analyse.pipeline import code_article
from khabar.model import Article, Coded

VISIT = "زار وزير الخارجية الروسي سيرغي لافروف كوريا الشمالية في 12 يوليو 2025."
PLAN = "قالت المتحدثة باسم وزارة الخارجية الروسية ماريا زاخاروفا إن لافروف سيزور كوريا الشمالية من 11 إلى 13 يوليو 2025."
DENIAL = "نفى المتحدث باسم الكرملين دميتري بيسكوف أن يزور الرئيس الروسي فلاديمير بوتين كوريا الشمالية."


def article(name: str, body: str, published: date | None, outlet: str = "نبض") -> Article:
    return Article(name, "", body, outlet=outlet, published=published)


def coded(name: str, body: str, published: date | None, outlet: str = "نبض") -> Coded:
    return code_article(article(name, body, published, outlet))
