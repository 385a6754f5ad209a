"""Where a request comes from, as far as limits need to know."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104 - a name for "not known", nothing listens here


def client_key(request: HttpRequest) -> str:
    """Return the address of the network that a request comes from; of IPv6 the /64 that one customer has.

    Behind a proxy it is the last entry of X-Forwarded-For, which the proxy itself wrote; the earlier ones anyone can
    make up. Without `TRUST_FORWARDED_FOR` the header is not read at all.
    """
    given = request.headers.get("X-Forwarded-For", "") if settings.TRUST_FORWARDED_FOR else ""
    named = given.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR") or UNKNOWN
    try:
        address = ip_address(named)
    except ValueError:
        return UNKNOWN
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or ip_network(f"{address}/64", strict=False).network_address)
    return str(address)
