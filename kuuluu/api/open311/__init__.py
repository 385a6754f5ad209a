"""The register as Open311 GeoReport v2, for clients that know it from other cities; read-only (docs/api.md).

Source: https://wiki.open311.org/GeoReport_v2/, with CitySDK's extensions as Finnish cities use them.
"""
