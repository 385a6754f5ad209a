"""The access matrix, written out once more: a change of it must be meant."""

import pytest

from kuuluu.people.roles import ROLE_PERMISSIONS, UNIT_ROLES, Permission, Role

MATRIX = {
    Role.OFFICER: {Permission.HANDLE_CASES, Permission.SEE_CONTACT, Permission.TELL_DISTURBANCES},
    Role.PUBLISHER: {Permission.PUBLISH, Permission.SEE_ALL_UNITS, Permission.TELL_DISTURBANCES},
    Role.REGISTRAR: {
        Permission.REGISTER,
        Permission.HANDLE_CASES,
        Permission.SEE_CONTACT,
        Permission.SEE_ALL_UNITS,
        Permission.TELL_DISTURBANCES,
        Permission.SEE_SECRET,
    },
    Role.SECRECY_OFFICER: {Permission.SEE_SECRET, Permission.HANDLE_CASES, Permission.SEE_CONTACT},
    Role.ADMINISTRATOR: {Permission.ADMINISTER, Permission.SEE_ALL_UNITS},
}


@pytest.mark.parametrize("role", Role)
def test_role_has_exactly_its_permissions(role):
    assert ROLE_PERMISSIONS[role] == MATRIX[role]


@pytest.mark.parametrize("permission", Permission)
def test_permission_belongs_to_some_role(permission):
    assert any(permission in held for held in ROLE_PERMISSIONS.values())


def test_contact_data_is_seen_by_those_alone_who_answer():
    assert {role for role, held in ROLE_PERMISSIONS.items() if Permission.SEE_CONTACT in held} == {
        Role.OFFICER,
        Role.REGISTRAR,
        Role.SECRECY_OFFICER,
    }


def test_only_officers_may_belong_to_a_unit():
    assert {Role.OFFICER, Role.SECRECY_OFFICER} == UNIT_ROLES
